import { enableCompileCache } from "node:module";
import { parentPort } from "node:worker_threads";
import { judge } from "./look.ts";
import type { Order, Report } from "./work-message.ts";

// A thread of `openThreads`: it does one order after the other. Node keeps its compiled code apart from the main thread's.
enableCompileCache();

const report = (said: Report): void => parentPort?.postMessage(said);

parentPort?.on("message", async ({ number, seed, rules }: Order) => {
  try {
    report({ number, outcome: await judge(seed, rules) });
  } catch (error) {
    report({ number, error });
  }
});

report("ready");
