import { hash } from "node:crypto";
import type { LookedSeed, SeedChange } from "#catalog/records.ts";
import type { ArticleRules } from "#model/channel.ts";
import type { Outcome } from "#model/outcome.ts";
import type { Seed } from "#model/seed.ts";
import { once } from "#read/once.ts";
import { LARGEST_SEED, readSeed, rejectTooLarge } from "#read/read-seed.ts";
import { LARGEST_SIDECAR, sidecarKeyOf } from "#read/sidecar.ts";
import type { ObjectInfo, Store, StoredObject } from "#store/store.ts";
import { isPictureKey, judgeAsset, LARGEST_COPY, withReferences } from "./media.ts";

/** Goes up with every change of the rules that turn a seed into an entry; seeds made by an older one are looked at again. */
export const NORMALIZER = 3;

/** The stamp of what made a record: these rules under this configuration, as far as it has a part in them. */
export const stampOf = ({ idAuthority, language, timeZone, siteUrl, lastModified }: ArticleRules): string =>
  `${NORMALIZER}-${hash("sha256", JSON.stringify([idAuthority, language, timeZone, siteUrl, lastModified]), "hex").slice(0, 16)}`;

/** Loaded with the first article: a tick with nothing to do and a picture need none of it. */
const loadRules = once(async () => {
  const [{ normalize }, { signatureOf }] = await Promise.all([
    import("#normalize/normalize.ts"),
    import("#relate/signature.ts"),
  ]);
  return { normalize, signatureOf };
});

/**
 * What becomes of a seed: the pure way from bytes to outcome. A file that brings our own rules down is rejected with what
 * they said, for it would take every other file of its batch with it, time and again.
 */
export const judge = async (seed: Seed, channel: ArticleRules): Promise<Outcome> => {
  const read = await readSeed(seed);
  if (read.kind === "asset") return judgeAsset(seed.key, read.type, seed.bytes.length, seed.bytes);
  if (read.kind === "rejected") return read;
  const { normalize, signatureOf } = await loadRules();
  try {
    const entry = withReferences(channel, await normalize(read.article, channel));
    return { kind: "entry", entry: { ...entry, signature: await signatureOf(entry) } };
  } catch (error) {
    return {
      kind: "rejected",
      rule: "not-understood",
      reason: `Seedwire fails on this file: ${error instanceof Error ? error.message : String(error)}`,
      hint: "The fault is Seedwire's own: report it with the file. A simpler text may pass meanwhile.",
    };
  }
};

/** Folder markers (`news/`, as the S3 console makes them) and hidden files are not seeds. */
export const isSeedKey = (key: string): boolean => !/(^|\/)(\.|$)/.test(key);

/**
 * Looks at a seed as it is now, whatever an event said of it.
 * @param hasSidecar true where an editor's file lies beside it
 * @param judging says what becomes of it, in this thread or another
 * @throws StoreUnavailable, StoreRefused when the store does not answer; never because of what the seed holds
 */
export const lookAt = async (
  seeds: Store,
  key: string,
  channel: ArticleRules,
  hasSidecar = false,
  judging = judge,
): Promise<SeedChange> => {
  const object = isSeedKey(key) ? await getSeed(seeds, key) : undefined;
  if (!object) return { key, record: undefined };
  const { body, version, size, lastModified } = object;
  const stamp = channel.lastModified === "use" && { lastModified };
  const found = hasSidecar ? await seeds.get(sidecarKeyOf(key), { atMost: LARGEST_SIDECAR }) : undefined;
  const seed = { key, bytes: body, ...stamp, ...(found && { sidecar: found.body }) };
  const outcome = size > body.length ? await judgeUnread(key, size, channel) : await judging(seed, channel);
  return { key, record: { key, version, ...stamp, madeBy: stampOf(channel), outcome } };
};

/** Of large files only pictures come with their bytes, by which they are measured. */
const getSeed = async (seeds: Store, key: string): Promise<StoredObject | undefined> => {
  const object = await seeds.get(key, { atMost: LARGEST_SEED });
  const isMeasured = object && object.size > LARGEST_SEED && isPictureKey(key);
  return isMeasured ? seeds.get(key, { atMost: LARGEST_COPY }) : object;
};

/** A large file without its bytes: by its name it can be a recording, which may be large, or nothing we know. */
const judgeUnread = async (key: string, size: number, channel: ArticleRules): Promise<Outcome> => {
  const outcome = await judge({ key, bytes: new Uint8Array() }, channel);
  if (outcome.kind === "asset") return judgeAsset(key, outcome.type, size, new Uint8Array());
  return outcome.kind === "rejected" && outcome.rule === "empty" ? rejectTooLarge(size) : outcome;
};

/** True when the record was made from the object that is listed so. An equal version alone tells equal bytes, not their age. */
export const isMadeFrom = (
  record: Pick<LookedSeed, "version" | "lastModified"> | undefined,
  found: Pick<ObjectInfo, "version" | "lastModified"> | undefined,
): boolean =>
  record?.version === found?.version &&
  (record?.lastModified === undefined || record.lastModified === found?.lastModified);
