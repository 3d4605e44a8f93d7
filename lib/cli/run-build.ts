import { build } from "#pipeline/build.ts";
import type { Site } from "#pipeline/site.ts";
import { statusOfChanged } from "#pipeline/status.ts";
import { openThreads } from "#pipeline/threads.ts";
import { type Progress, startProgress } from "./progress.ts";
import { namedIn, publicPlace, refuseUnread, reportRun } from "./report.ts";
import { tellHub } from "./tell-hub.ts";
import type { Terminal } from "./terminal.ts";

/** Builds the site with progress, says what came of it, and tells the hub. */
export const runBuild = async (site: Site, terminal: Terminal, out: string, tell = tellHub): Promise<void> => {
  let progress: Progress | undefined;
  const threads = openThreads();
  try {
    const built = await build(
      { ...site, judge: threads.judge },
      {
        onPlan: (toLookAt) => {
          progress = startProgress(terminal, "Reading seeds", toLookAt, site.clock.now);
        },
        onSeed: () => progress?.step(),
      },
    );
    progress?.end();
    reportRun(terminal, { ...built, status: await statusOfChanged(site.out, namedIn(built)) }, publicPlace(out));
    await tell(site, terminal);
    refuseUnread(built.failures);
  } finally {
    progress?.end();
    await threads.close();
  }
};
