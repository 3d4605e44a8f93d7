import { availableParallelism } from "node:os";
import { setImmediate } from "node:timers/promises";
import { judge } from "./look.ts";
import { startThread, type Thread } from "./thread.ts";

export interface Threads {
  /** Each seed by the thread that has least to do, or by the caller's own where all have enough: with the same outcome. */
  readonly judge: typeof judge;
  /** Ends the threads; what is still to be judged is judged by the caller's. */
  close(): Promise<void>;
}

interface Options {
  /** How many there are to be; none for one core, for two threads on it are slower than one. */
  readonly count?: number;
  /** Seeds that are judged here before the first thread is started: to load, and until it is compiled, it takes as much as they. */
  readonly patience?: number;
}

/** A thread more than this gains little: what is left is the work of the one that reads and writes. */
const MOST = 8;
const PATIENCE = 1_000;

/** Seeds that a thread has in hand before the caller's own does the next one: its next lies there when it has done one. */
const ENOUGH = 3;

/**
 * Spreads pure work over the cores. Nothing is started until there was enough work to be worth it, and while they load
 * the caller's own thread works. In memory is what the caller asks for at a time: some more than there are threads, so
 * that none waits for its next task. A thread that dies (the machine is short of memory, a parser loops into the ground) gives
 * its work back. Threads without work keep no process alive.
 */
export const openThreads = ({ count = coresToUse(), patience = PATIENCE }: Options = {}): Threads => {
  let done = 0;
  let threads: Thread[] | undefined;
  const least = (): Thread | undefined => {
    if (count === 0 || done++ < patience) return undefined;
    threads ??= Array.from({ length: count }, startThread);
    const [thread] = threads.filter((one) => one.isReady()).sort((a, b) => a.inHand() - b.inHand());
    return thread && thread.inHand() < ENOUGH ? thread : undefined;
  };
  return {
    async judge(seed, rules) {
      const thread = least();
      if (thread) return thread.judge(seed, rules);
      if (threads) await setImmediate(); // work that waits for nothing would never let a thread say that it is ready
      return judge(seed, rules);
    },
    async close() {
      const ending = threads ?? [];
      threads = [];
      await Promise.all(ending.map((thread) => thread.close()));
    },
  };
};

/** The caller's own thread has one. */
const coresToUse = (): number => Math.min(availableParallelism() - 1, MOST);
