import type { Context } from "aws-lambda";
import { StateDamaged } from "#model/errors.ts";
import { announce } from "#pipeline/announce.ts";
import { type Published, publishSite } from "#pipeline/publish-site.ts";
import { reconcile } from "#pipeline/reconcile.ts";
import type { Site } from "#pipeline/site.ts";
import { openDeployment, siteFor } from "./environment.ts";
import { logger, record, recordAnnouncement } from "./telemetry.ts";

const deployment = openDeployment();

/** What the schedule asks for. */
export interface ReconcileEvent {
  /**
   * `tick`, each minute: publish what fell due or what a crash left behind, and go on with a comparison that had to end, or that
   * another version or configuration asks for. `compare`, daily: compare with the listings, and collect the garbage.
   */
  readonly task?: "tick" | "compare";
}

/** @throws when the store does not answer; the next tick tries again */
export const handler = async (event: ReconcileEvent, context: Context): Promise<void> => {
  const site = siteFor(deployment, context.getRemainingTimeInMillis());
  const published = event.task === "compare" ? undefined : await tick(site);
  if (published?.isComparisonDue === false) record(NOTHING, published);
  else {
    const reconciled = await reconcile(site);
    record(reconciled, reconciled.published);
  }
  recordAnnouncement(await announce(site));
};

/** What it published; nothing where the catalog is damaged, which a comparison repairs. */
const tick = async (site: Site): Promise<Published | undefined> => {
  try {
    return await publishSite(site);
  } catch (error) {
    if (!(error instanceof StateDamaged)) throw error;
    logger.error("The catalog is damaged and will be repaired", error);
    return undefined;
  }
};

const NOTHING = { changes: [], failures: new Map() };
