/** A process of its own that writes into a directory store: `node directory-writer.ts ROOT JOB [NUMBER]`. */
import { writeSync } from "node:fs";
import { openDirectory } from "#store/directory-store.ts";
import { lockOn } from "#store/folder-lock.ts";
import { increment } from "./increment.ts";

const [root = "", job, number = "0"] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);

const jobs: Readonly<Record<string, () => Promise<unknown>>> = {
  /** Adds one to `counter`, NUMBER times, and says so each time it has been done. */
  async count() {
    const store = await openDirectory(root);
    for (let i = 0; i < Number(number); i += 1) {
      await increment(store, "counter", 1);
      say("counted");
    }
  },

  /** Fills and empties one folder, NUMBER times. */
  async churn() {
    const store = await openDirectory(root);
    for (let i = 0; i < Number(number); i += 1) {
      await store.put(`state/folder/${process.pid}`, new Uint8Array());
      await store.delete(`state/folder/${process.pid}`);
    }
  },

  /** Takes the lock and never gives it back. */
  async hold() {
    await lockOn(root).exclusively(() => {
      say("held");
      for (;;);
    });
  },

  /** Writes NUMBER bytes over `document`, and says what came of it. */
  async write() {
    const store = await openDirectory(root);
    await store.put("document", new Uint8Array(Number(number))).then(
      () => say("written"),
      (error) => say(`${error.name}: ${error.message} — ${error.hint}`),
    );
  },
};

await jobs[job ?? ""]?.();
