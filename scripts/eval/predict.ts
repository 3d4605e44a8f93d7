import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Channel } from "#model/channel.ts";
import { explainAll, seedKeys } from "#pipeline/explain.ts";
import { openStore } from "#store/open-store.ts";
import type { Corpus } from "./corpora.ts";

/** Writes what `seedwire explain SEEDS --json` prints, in this one process: all seeds together, so that siblings are seen. */
export const predict = async ({ seeds }: Corpus, channel: Channel, file: string): Promise<void> => {
  const out = createWriteStream(file);
  const store = await openStore(seeds);
  const scope = { channel, now: Math.floor(Date.now() / 1000), beside: seedKeys(store), only: "values" } as const;
  for await (const explanation of explainAll(store, seedKeys(store), scope)) {
    if (!out.write(`${JSON.stringify(explanation)}\n`)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
};
