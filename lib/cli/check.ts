import { checkSite, type Finding } from "#pipeline/check-site.ts";
import { openPlace } from "./open-site.ts";
import { bold, dim, green, harmless, red, type Terminal, yellow } from "./terminal.ts";

/** `seedwire check`: lints the feeds of a site. @returns false when there are errors; warnings alone are no failure */
export const runCheck = async (out: string, terminal: Terminal): Promise<boolean> => {
  const findings = await checkSite(await openPlace(out));
  for (const finding of findings) terminal.say(renderFinding(finding));
  const errors = findings.filter(({ level }) => level === "error").length;
  const warnings = findings.length - errors;
  terminal.say(
    errors === 0 ? green(`The feeds are right. ${warnings} warnings.`) : red(`${errors} errors, ${warnings} warnings.`),
  );
  return errors === 0;
};

const renderFinding = ({ level, format, place, message, hint }: Finding): string => {
  const label = level === "error" ? red(level) : yellow(level);
  return `${label}  ${bold(format)} ${harmless(place)}: ${harmless(message)}\n  ${dim(`→ ${hint}`)}`;
};
