import type { Context } from "aws-lambda";
import { announce } from "#pipeline/announce.ts";
import { build } from "#pipeline/build.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { openDeployment, siteFor } from "./environment.ts";
import { record, recordAnnouncement } from "./telemetry.ts";

const deployment = openDeployment();

/** What the schedule asks for. */
export interface ReconcileEvent {
  /** `tick`, each minute: publish what fell due or what a crash left behind. `compare`, daily: also list the seeds. */
  readonly task?: "tick" | "compare";
}

/** @throws when the store does not answer; the next tick tries again */
export const handler = async (event: ReconcileEvent, context: Context): Promise<void> => {
  const site = siteFor(deployment, context.getRemainingTimeInMillis());
  if (event.task === "compare") {
    const built = await build(site);
    record(built, built.published);
  } else {
    record(NOTHING, await publishSite(site));
  }
  recordAnnouncement(await announce(site));
};

const NOTHING = { changes: [], failures: new Map() };
