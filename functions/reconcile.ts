import type { Context } from "aws-lambda";
import { StateDamaged } from "#model/errors.ts";
import { announce } from "#pipeline/announce.ts";
import { type Published, publishSite } from "#pipeline/publish-site.ts";
import { reconcile } from "#pipeline/reconcile.ts";
import type { Site } from "#pipeline/site.ts";
import { openDeployment, siteFor } from "./environment.ts";
import { encodeMessages } from "./seed-events.ts";
import type { SeedQueue } from "./seed-queue.ts";
import { logger, record, recordAnnouncement, recordComparison } from "./telemetry.ts";

const deployment = openDeployment();
const place = { bucket: deployment.seedsBucket, prefix: deployment.seedsPrefix };

/** What the schedule asks for. */
export interface ReconcileEvent {
  /**
   * `tick`, each minute: publish what fell due or what a crash left behind, and go on with a comparison that had to end, or that
   * another version or configuration asks for. `compare`, daily: compare with the listings, and collect the garbage.
   */
  readonly task?: "tick" | "compare";
}

/**
 * Milliseconds from the start that a comparison has. It stops some way before, notes how far it came, and the next tick goes on: so
 * none is under way any more when the next one begins, which would hand on the same seeds once more, minute by minute.
 */
const SLICE = 70_000;

/** @throws when the store or the queue does not answer; the next tick tries again */
export const handler = async (event: ReconcileEvent, context: Context): Promise<void> => {
  const site = siteFor(deployment, context.getRemainingTimeInMillis());
  const slice = siteFor(deployment, Math.min(context.getRemainingTimeInMillis(), SLICE));
  const published = event.task === "compare" ? undefined : await tick(site);
  if (published && (!published.isComparisonDue || isOver(slice))) record(NOTHING, published);
  else {
    const reconciled = await reconcile(slice, { handOn: deployment.queueUrl ? handOnTo(slice) : undefined });
    record(reconciled, reconciled.published);
    recordComparison(reconciled);
  }
  recordAnnouncement(await announce(site, published?.settled));
};

/** What it published; nothing where the catalog is damaged, which a comparison repairs. */
const tick = async (site: Site): Promise<Published | undefined> => {
  try {
    return await publishSite(site, { canWait: true });
  } catch (error) {
    if (!(error instanceof StateDamaged)) throw error;
    logger.error("The catalog is damaged and will be repaired", error);
    return undefined;
  }
};

/** True where a long publish used up the time of the comparison. */
const isOver = ({ clock }: Site): boolean => clock.now() >= clock.deadline;

/** Lets the workers of ingest look at seeds, as if S3 had told of them. The client of SQS is loaded with the first. */
const handOnTo = ({ clock }: Site) => {
  let queue: SeedQueue | undefined;
  return async (keys: readonly string[]): Promise<void> => {
    queue ??= (await import("./seed-queue.ts")).openSeedQueue(deployment.queueUrl);
    await queue.send(encodeMessages(keys, place), clock);
  };
};

const NOTHING = { changes: [], failures: new Map() };
