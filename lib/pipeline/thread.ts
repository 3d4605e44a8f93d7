import { Worker } from "node:worker_threads";
import type { Outcome } from "#model/outcome.ts";
import { judge } from "./look.ts";
import type { Order, Report } from "./work-message.ts";

/** A thread beside this one, that judges seeds. */
export interface Thread {
  /** False while it loads, and for ever once it has died. */
  isReady(): boolean;
  /** How many seeds it was given and has not judged. */
  inHand(): number;
  /** @throws what judging throws, as an Error whose stack is the thread's */
  readonly judge: typeof judge;
  close(): Promise<void>;
}

interface Waiting {
  readonly order: Order;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Beside this module: unbuilt as source, built as the bundle of that name. */
const FILE = new URL(`./work-thread${import.meta.url.endsWith(".ts") ? ".ts" : ".cjs"}`, import.meta.url);

/** Starts one. If it dies, what it had in hand is done by the calling thread. */
export const startThread = (): Thread => {
  const worker = new Worker(FILE);
  const waiting = new Map<number, Waiting>();
  let ready = false;
  let next = 0;

  const settle = (number: number): Waiting | undefined => {
    const one = waiting.get(number);
    waiting.delete(number);
    if (waiting.size === 0) worker.unref(); // with nothing in hand it keeps no process alive
    return one;
  };
  const giveBack = (): void => {
    ready = false;
    for (const [number] of waiting) {
      const { order, resolve, reject } = settle(number) as Waiting;
      judge(order.seed, order.rules).then(resolve, reject);
    }
  };
  worker.unref();
  worker.on("message", (said: Report) => {
    if (said === "ready") ready = true;
    else if ("error" in said) settle(said.number)?.reject(said.error);
    else settle(said.number)?.resolve(said.outcome);
  });
  worker.on("error", giveBack);
  worker.on("exit", giveBack);

  return {
    isReady: () => ready,
    inHand: () => waiting.size,
    judge: (seed, rules) =>
      new Promise((resolve, reject) => {
        const order: Order = { number: next++, seed, rules };
        worker.postMessage(order);
        worker.ref();
        waiting.set(order.number, { order, resolve, reject });
      }),
    close: async () => void (await worker.terminate()),
  };
};
