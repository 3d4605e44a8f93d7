import type { Overrule } from "#pipeline/overrule.ts";
import { bold, harmless } from "./terminal.ts";
import { wrap } from "./wrap.ts";

/**
 * What an editor can write to overrule a belief: lines to copy, each with what is believed now.
 * @param seed its key
 * @param isOverruled whether the file beside it is there already and has a say
 * @param width columns of the terminal; the lines to copy are never broken
 */
export const renderOverrule = (
  { where, lines, sidecar }: Overrule,
  { seed, isOverruled, width }: { readonly seed: string; readonly isOverruled: boolean; readonly width: number },
): readonly string[] => {
  const told = (text: string) => wrap(harmless(text), width - 2).map((line) => `  ${line}`);
  const fence = where === "new-front-matter" ? ["---"] : [];
  return [
    `  ${bold("To overrule any of it")}`,
    ...told(`${HOW[where]} ${nameOf(seed)} those of these lines that are to change:`),
    ...[...fence, ...lines, ...fence].map((line) => `      ${harmless(line)}`),
    ...told(
      isOverruled
        ? `But what ${nameOf(sidecar)} beside it says goes before that. Change it there, as JSON:`
        : `Or leave it as it is and write into ${nameOf(sidecar)} beside it, as JSON:`,
    ),
    '      {"title": "…", "date": "…", "author": "…"}',
  ];
};

const nameOf = (key: string): string => key.slice(key.lastIndexOf("/") + 1);

const HOW: Readonly<Record<Overrule["where"], string>> = {
  "front-matter": "Write into the front matter of",
  "new-front-matter": "Write at the very top of",
  json: "Write among the fields of",
};
