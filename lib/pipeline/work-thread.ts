import { enableCompileCache } from "node:module";
import { parentPort } from "node:worker_threads";
import { doHere } from "./pure-work.ts";
import type { Order, Report } from "./work-message.ts";

// A thread of `openThreads`: it does one order after the other. Node keeps its compiled code apart from the main thread's.
enableCompileCache();

const report = (said: Report): void => parentPort?.postMessage(said);

parentPort?.on("message", async ({ number, task, given }: Order) => {
  try {
    report({ number, result: await doHere(task, given) });
  } catch (error) {
    report({ number, error });
  }
});

report("ready");
