import type { Message, Queue } from "./queue.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface EventSourceOptions {
  readonly time: VirtualTime;
  readonly queue: Queue;
  /** MaximumConcurrency. */
  readonly workers: number;
  readonly batchSize: number;
  /** MaximumBatchingWindow, seconds. */
  readonly window: number;
  /** Calls the function; gives the ids of the messages that failed (ReportBatchItemFailures). A throw fails them all. */
  readonly invoke: (worker: number, messages: readonly Message[]) => Promise<ReadonlySet<string>>;
  /** True when nothing will be sent any more. */
  readonly isOver: () => boolean;
}

/** What SQS gives at a time, how long that takes, and how long one waits where it gives nothing; seconds. */
const AT_A_TIME = 10;
const POLL = 0.02;
const IDLE = 1;

/**
 * Lambda's event source mapping of an SQS queue: gathers batches, calls the function with several of them at once, and
 * deletes what did not fail. What failed comes back when its visibility timeout is over. Ends with the queue.
 */
export const runEventSource = async (options: EventSourceOptions): Promise<void> => {
  const { time, queue, workers, batchSize, window, invoke, isOver } = options;

  const gather = async (): Promise<Message[]> => {
    const batch: Message[] = [];
    let until = Number.POSITIVE_INFINITY;
    let found = true;
    do {
      await time.sleep(found ? POLL : IDLE);
      const some = queue.receive(Math.min(AT_A_TIME, batchSize - batch.length));
      found = some.length > 0;
      if (found) until = Math.min(until, time.now() + window);
      batch.push(...some);
    } while (batch.length < batchSize && time.now() < until && !(isOver() && queue.size() === 0));
    return [...new Map(batch.map((message) => [message.id, message])).values()];
  };
  const work = async (worker: number): Promise<void> => {
    while (!isOver() || queue.size() > 0) {
      const batch = await gather();
      if (batch.length === 0) continue;
      try {
        const failed = await invoke(worker, batch);
        for (const { id } of batch) if (!failed.has(id)) queue.delete(id);
      } catch {
        // They become visible again by themselves.
      }
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)));
};
