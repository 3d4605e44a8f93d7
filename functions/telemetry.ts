import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Announcement } from "#pipeline/announce.ts";
import type { Ingested } from "#pipeline/ingest.ts";
import type { Published } from "#pipeline/publish-site.ts";
import type { Reconciled } from "#pipeline/reconcile.ts";

/** Set by the template, for the alarms of one installation must not hear of another's in the same account. */
const serviceName = process.env.POWERTOOLS_SERVICE_NAME ?? "seedwire";
export const logger = new Logger({ serviceName });
const metrics = new Metrics({ namespace: "Seedwire", serviceName });

/**
 * Logs what became of the seeds and counts it: one metric line (EMF) for each invocation.
 * @param lag seconds that the oldest message waited until the feeds had its article; absent where there was no message
 */
export const record = ({ changes, failures }: Ingested, published: Published, lag?: number): void => {
  const counts = { Entries: 0, Assets: 0, Rejected: 0, Removed: 0, Failed: failures.size };
  for (const [key, error] of failures) logger.error("A seed could not be read", { key, error });
  for (const { key, record: seed } of changes) {
    if (!seed) counts.Removed++;
    else if (seed.outcome.kind === "entry") counts.Entries++;
    else if (seed.outcome.kind === "asset") counts.Assets++;
    else {
      counts.Rejected++;
      const { rule, reason, hint } = seed.outcome;
      logger.warn("A seed was rejected", { key, rule, reason, hint });
    }
  }
  for (const [name, count] of Object.entries(counts)) metrics.addMetric(name, MetricUnit.Count, count);
  metrics.addMetric("DocumentsWritten", MetricUnit.Count, published.written.length);
  if (lag !== undefined) metrics.addMetric("PublishLag", MetricUnit.Seconds, lag);
  metrics.publishStoredMetrics();
  logger.info("Done", { ...counts, written: published.written, removed: published.removed });
};

/** Logs how far a comparison came, and how many seeds it left to the workers of ingest. */
export const recordComparison = ({ handedOn, isDone }: Reconciled): void =>
  logger.info(isDone ? "The comparison is done" : "The comparison goes on with the next tick", { handedOn });

/** Logs what the WebSub hub was told, and counts the feeds it could not be told of. Without a hub or news nothing is logged. */
export const recordAnnouncement = ({ told, trouble }: Announcement): void => {
  if (told.length > 0) logger.info("The hub was told", { feeds: told });
  for (const line of trouble) logger.warn(line);
  if (told.length + trouble.length === 0) return;
  metrics.addMetric("HubTroubles", MetricUnit.Count, trouble.length);
  metrics.publishStoredMetrics();
};
