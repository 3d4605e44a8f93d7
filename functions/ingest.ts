import type { Context, S3Event, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { announce } from "#pipeline/announce.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { openDeployment, siteFor } from "./environment.ts";
import { decodeEvent, decodeMessages } from "./seed-events.ts";
import { logger, record, recordAnnouncement } from "./telemetry.ts";

const deployment = openDeployment();
const place = { bucket: deployment.seedsBucket, prefix: deployment.seedsPrefix };

/**
 * Looks again at the seeds that a batch of messages, or a bare S3 event, names.
 * @returns for SQS the messages whose work is to be done again (Reporting batch item failures, AWS Lambda Developer Guide);
 * an empty list is success for all
 * @throws for a bare event, which S3 then sends again
 */
export const handler = async (event: SQSEvent | S3Event, context: Context): Promise<SQSBatchResponse | undefined> => {
  if (isFromQueue(event)) return ingestMessages(event, context);
  const keys = decodeEvent(event, place);
  if (!keys) throw new TypeError("This is neither an S3 event nor an SQS message that carries one");
  const failures = await ingestKeys(keys, context);
  if (failures.length > 0)
    throw new Error(`These seeds could not be read and will be tried again: ${failures.join(", ")}`);
  return undefined;
};

const ingestMessages = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const { messagesByKey, unreadable, foreign } = decodeMessages(event, place);
  if (unreadable.size > 0) logger.error("Messages that nobody can read", { messages: [...unreadable] });
  if (foreign > 0) logger.warn("Records for another bucket or prefix", { count: foreign, ...place });
  const failed = new Set(unreadable);
  try {
    for (const key of await ingestKeys([...messagesByKey.keys()], context, sentAt(event))) {
      for (const message of messagesByKey.get(key) ?? []) failed.add(message);
    }
  } catch (error) {
    logger.error("The batch failed and will be tried again", error as Error);
    for (const { messageId } of event.Records) failed.add(messageId);
  }
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
};

/**
 * @param since when the oldest message was sent, seconds since 1970 UTC
 * @returns the keys whose seeds the store would not give
 */
const ingestKeys = async (keys: readonly string[], context: Context, since?: number): Promise<string[]> => {
  if (keys.length === 0) return [];
  const site = siteFor(deployment, context.getRemainingTimeInMillis());
  const ingested = await ingest(site, keys, { amongMany: true });
  const published = await publishSite(site, { amongMany: true });
  record(ingested, published, since === undefined ? undefined : site.clock.now() - since);
  recordAnnouncement(await announce(site));
  return [...ingested.failures.keys()];
};

/** When the oldest message of the batch was sent, seconds since 1970 UTC. A message that is redriven is sent anew. */
const sentAt = ({ Records }: SQSEvent): number | undefined => {
  const oldest = Math.min(...Records.map(({ attributes }) => Number(attributes?.SentTimestamp)));
  return Number.isNaN(oldest) ? undefined : Math.floor(oldest / 1000);
};

const isFromQueue = (event: SQSEvent | S3Event): event is SQSEvent =>
  (event.Records as Partial<SQSEvent["Records"][number]>[] | undefined)?.some(
    ({ messageId }) => messageId !== undefined,
  ) ?? false;
