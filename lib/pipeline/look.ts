import { createHash } from "node:crypto";
import type { SeedChange, SeedRecord } from "#catalog/records.ts";
import type { Channel } from "#model/channel.ts";
import type { Outcome } from "#model/outcome.ts";
import type { Seed } from "#model/seed.ts";
import { normalize } from "#normalize/normalize.ts";
import { MAX_SEED_BYTES } from "#read/limits.ts";
import { readSeed, rejectTooLarge } from "#read/read-seed.ts";
import type { Store } from "#store/store.ts";

/** Goes up with every change of the rules that turn a seed into an entry; seeds made by an older one are looked at again. */
export const NORMALIZER = 1;

/** The stamp of what made a record: these rules under this configuration. */
export const stampOf = (channel: Channel): string =>
  `${NORMALIZER}-${createHash("sha256").update(JSON.stringify(channel)).digest("hex").slice(0, 16)}`;

/** What becomes of a seed: the pure way from bytes to outcome. */
export const judge = async (seed: Seed, channel: Channel): Promise<Outcome> => {
  const read = await readSeed(seed);
  return read.kind === "article" ? { kind: "entry", entry: await normalize(read.article, channel) } : read;
};

/** Folder markers (`news/`, as the S3 console makes them) and hidden files are not seeds. */
export const isSeedKey = (key: string): boolean => !/(^|\/)(\.|$)/.test(key);

/**
 * Looks at a seed as it is now, whatever an event said of it.
 * @throws StoreUnavailable, StoreRefused when the store does not answer; never because of what the seed holds
 */
export const lookAt = async (seeds: Store, key: string, channel: Channel): Promise<SeedChange> => {
  const object = isSeedKey(key) ? await seeds.get(key, { atMost: MAX_SEED_BYTES }) : undefined;
  if (!object) return { key, record: undefined };
  const seed: Seed = {
    key,
    bytes: object.body,
    ...(channel.lastModified === "use" && { lastModified: object.lastModified }),
  };
  const outcome = object.size > MAX_SEED_BYTES ? rejectTooLarge(key, object.size) : await judge(seed, channel);
  const record: SeedRecord = { key, version: object.version, madeBy: stampOf(channel), outcome };
  return { key, record };
};
