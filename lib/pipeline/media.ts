import type { Channel } from "#model/channel.ts";
import type { Entry } from "#model/entry.ts";
import type { AssetOutcome } from "#model/outcome.ts";
import { assetKeys, attachAssets } from "#publish/assets.ts";
import { findFileType } from "#read/file-type.ts";
import { readAsset } from "#read/read-asset.ts";

/** The largest file that is copied to the site, bytes: it is held in memory on the way. An hour of speech stays well below. */
export const LARGEST_COPY = 100 * 1024 * 1024;

/** Of an article's references only so many are followed: it bounds what one article can touch. */
const MOST_REFERENCES = 100;

/** True for keys at which a file beside articles may lie. */
export const isAssetKey = (key: string): boolean => findFileType(key)?.kind === "asset";

export const isPictureKey = (key: string): boolean => {
  const file = findFileType(key);
  return file?.kind === "asset" && file.type.startsWith("image/");
};

/**
 * What becomes of a file beside articles.
 * @param type by its name
 * @param size in bytes
 * @param head its bytes, as many as are there
 */
export const judgeAsset = (key: string, type: string, size: number, head: Uint8Array): AssetOutcome => {
  const asset = size > 0 && size <= LARGEST_COPY ? readAsset(key, size, head) : undefined;
  if (asset) return { kind: "asset", type, asset };
  const reason = whyNot(type, size);
  return { kind: "asset", type, ...(reason && { reason }) };
};

const whyNot = (type: string, size: number): string | undefined => {
  if (type === "application/json") return undefined;
  if (size === 0) return "It is empty, so no article shows it.";
  if (size > LARGEST_COPY)
    return `It has ${(size / 1024 / 1024).toFixed(1)} MB, so no article shows it: up to ${LARGEST_COPY / 1024 / 1024} MB are copied.`;
  if (type === "image/svg+xml") return "SVG may hold scripts, so no article shows it. Save it as PNG.";
  return "Browsers do not show its bytes as a picture, so no article does. Save it as PNG, JPEG, GIF, WebP or AVIF.";
};

/** The entry with the keys at which files may lie that it refers to. */
export const withReferences = (channel: Pick<Channel, "siteUrl">, entry: Entry): Entry => {
  const refers = assetKeys(channel, entry).filter(([key = ""]) => isAssetKey(key));
  return refers.length > 0 ? { ...entry, refers: refers.slice(0, MOST_REFERENCES) } : entry;
};

/** The entry as documents show it: what it refers to at its public address. */
export const attachMedia = (channel: Pick<Channel, "siteUrl">, entry: Entry): Entry =>
  entry.assets ? attachAssets(channel, entry, entry.assets) : entry;

export const withMedia = (channel: Pick<Channel, "siteUrl">, entries: readonly Entry[]): Entry[] =>
  entries.map((entry) => attachMedia(channel, entry));
