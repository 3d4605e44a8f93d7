import { SendMessageBatchCommand, type SendMessageBatchRequestEntry, SQSClient } from "@aws-sdk/client-sqs";
import { SeedwireError } from "#model/errors.ts";
import type { Clock } from "#pipeline/site.ts";

/** The queue did not take what it was sent. Some of it may be in it all the same: whoever sends all of it again does no harm. */
export class QueueUnavailable extends SeedwireError {
  override readonly name = "QueueUnavailable";
}

/** Messages in a request at most (Amazon SQS API Reference, SendMessageBatch). */
const BATCH = 10;

/** How often a message is sent, and the pause after the first time in milliseconds; each further one is twice as long. */
const TIMES = 4;
const PAUSE = 100;

export interface SeedQueue {
  /**
   * Puts messages into the queue, ten a request. The client repeats a request that fails; a request that succeeds can still have
   * messages in it that were not taken, and those are sent again here.
   * @param bodies each at most a tenth of the 256 kB that a request may have
   * @throws QueueUnavailable when some were not taken until the end
   */
  send(bodies: readonly string[], clock: Clock): Promise<void>;
}

/** @param url as SQS tells it; who it is sent to follows from it, region and credentials come from the environment */
export const openSeedQueue = (url: string): SeedQueue => {
  // As patient as the client of S3, so that it answers or fails within a function's time.
  const client = new SQSClient({
    endpoint: new URL(url).origin,
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
  });
  const take = (entries: readonly SendMessageBatchRequestEntry[]) => refusedOf(client, url, entries);
  return {
    async send(bodies, clock) {
      const requests = Array.from({ length: Math.ceil(bodies.length / BATCH) }, (_, i) =>
        bodies.slice(i * BATCH, (i + 1) * BATCH).map((MessageBody, n) => ({ Id: String(n), MessageBody })),
      );
      // None of them is under way any more when this ends: what runs on in a function that has answered is frozen half-way.
      const sent = await Promise.allSettled(requests.map((entries) => untilTaken(url, entries, take, clock)));
      for (const one of sent) if (one.status === "rejected") throw one.reason;
    },
  };
};

const untilTaken = async (
  url: string,
  entries: readonly SendMessageBatchRequestEntry[],
  take: (entries: readonly SendMessageBatchRequestEntry[]) => Promise<ReadonlyMap<string, string>>,
  clock: Clock,
): Promise<void> => {
  let left = entries;
  for (let time = 1; ; time++) {
    const refused = await take(left);
    if (refused.size === 0) return;
    left = left.filter(({ Id = "" }) => refused.has(Id));
    if (time === TIMES) {
      throw new QueueUnavailable(`${url} did not take ${left.length} messages: ${[...refused.values()].join(", ")}`, {
        hint: "The next tick sends them again.",
      });
    }
    await clock.sleep(PAUSE * 2 ** (time - 1) * (0.5 + clock.chance()));
  }
};

/** Which messages of a request the queue did not take, by id, each with its reason. @throws QueueUnavailable */
const refusedOf = async (
  client: SQSClient,
  url: string,
  entries: readonly SendMessageBatchRequestEntry[],
): Promise<ReadonlyMap<string, string>> => {
  try {
    const command = new SendMessageBatchCommand({ QueueUrl: url, Entries: [...entries] });
    const { Failed = [] } = await client.send(command);
    return new Map(Failed.map(({ Id = "", Code, Message }) => [Id, `${Code} ${Message ?? ""}`.trim()]));
  } catch (cause) {
    throw new QueueUnavailable(`${url} takes no messages: ${(cause as Error).message}`, {
      hint: "Is QUEUE_URL the queue's, and may the function send to it? The next tick tries again.",
      cause,
    });
  }
};
