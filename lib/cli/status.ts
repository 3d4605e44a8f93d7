import { type SiteStatus, statusOf } from "#pipeline/status.ts";
import { openPlace } from "./open-site.ts";
import { renderCounts, renderSeedLine } from "./report.ts";
import { bold, type Terminal } from "./terminal.ts";

/** `seedwire status`: accounts for the seeds of a site. */
export const runStatus = async (
  out: string,
  { all, json }: { readonly all: boolean; readonly json: boolean },
  terminal: Terminal,
): Promise<void> => {
  const status = await statusOf(await openPlace(out));
  terminal.print(json ? `${JSON.stringify(status, null, 2)}\n` : renderStatus(status, out, all));
};

/** The state of a site for a person: counts, the newest, what readers do not get and why; with `all` each seed. */
const renderStatus = (status: SiteStatus, place: string, all: boolean): string => {
  // Published seeds have no reason, nor have assets that articles may show.
  const listed = status.seeds.filter(({ reason }) => all || reason !== undefined);
  return [
    `${bold(place)}  revision ${status.revision}`,
    status.revision > 0
      ? renderCounts(status)
      : "No article came there yet: put one into the seeds, then seedwire build.",
    ...(status.newest ? ["Newest:", renderSeedLine(status.newest)] : []),
    ...(status.nextDue ? [`Next embargo ends ${status.nextDue}.`] : []),
    ...(listed.length > 0 ? [all ? "All seeds:" : "Held, rejected or not shown:", ...listed.map(renderSeedLine)] : []),
    "",
  ].join("\n");
};
