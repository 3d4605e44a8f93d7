import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Site } from "#pipeline/site.ts";
import { statusOfChanged } from "#pipeline/status.ts";
import { publicPlace, refuseUnread, reportRun } from "./report.ts";
import { tellHub } from "./tell-hub.ts";
import type { Terminal } from "./terminal.ts";

/** `seedwire ingest`: looks at these seeds again, publishes and tells the hub, as the Lambda does on an event. */
export const runIngest = async (
  site: Site,
  keys: readonly string[],
  terminal: Terminal,
  out: string,
  tell = tellHub,
): Promise<void> => {
  const { failures, ...looked } = await ingest(site, keys);
  const published = await publishSite(site);
  reportRun(
    terminal,
    { ...looked, published, status: await statusOfChanged(site.out, looked.changes) },
    publicPlace(out),
  );
  await tell(site, terminal);
  refuseUnread(failures);
};
