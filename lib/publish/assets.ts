import { hash } from "node:crypto";
import type { Image } from "#model/article.ts";
import type { Asset } from "#model/asset.ts";
import type { Channel } from "#model/channel.ts";
import type { Attachment, Entry } from "#model/entry.ts";
import { feedAddress } from "./links.ts";

/**
 * Where an asset is copied to, below `public/`: a function of the key alone, as a page's path is. The folders it lies in are
 * nobody's concern, and whatever its name holds, every store and server can hold this.
 */
export const mediaPath = (key: string): string => {
  const [, name = "", ending = ""] = /([^/]*?)(\.[a-z\d]+)?$/i.exec(key) ?? [];
  const plain = name.replace(/[^\w.]+/g, "-").replace(/^[.-]+|[.-]+$/g, "");
  const mark = hash("sha256", key, "hex").slice(0, 8);
  return `media/${plain.slice(0, LONGEST_NAME)}-${mark}${ending.toLowerCase()}`.replace("/-", "/");
};

const LONGEST_NAME = 60;

type Site = Pick<Channel, "siteUrl">;
type Referring = Pick<Entry, "key" | "url" | "html" | "images" | "attachments">;

/**
 * The keys at which files may lie that an entry refers to, for each of its addresses the likeliest first: `photo.jpg` in
 * `news/pears.md` is `news/photo.jpg`, else `photo.jpg`. In the order in which they are met; most of the web's addresses give none.
 */
export const assetKeys = (channel: Site, entry: Referring): readonly (readonly string[])[] => {
  const addresses = [
    ...entry.images.map(({ url }) => url),
    ...entry.attachments.map(({ url }) => url),
    ...Array.from(entry.html.matchAll(TAG), ([, , attributes = ""]) => addressIn(attributes) ?? ""),
  ];
  const base = baseOf(channel, entry);
  return [...new Set(addresses)].map((address) => keysAt(base, entry.key, address)).filter((keys) => keys.length > 0);
};

/**
 * The entry with its references to assets turned into their public addresses: pictures with their size in pixels,
 * attachments with their true type and length. A recording that the text links to becomes an attachment.
 * @param assets those found at `assetKeys`; others are ignored
 */
export const attachAssets = <E extends Referring>(channel: Site, entry: E, assets: readonly Asset[]): E => {
  if (assets.length === 0) return entry;
  const base = baseOf(channel, entry);
  const published = new Map(assets.map((asset) => [asset.key, publish(channel, asset)]));
  const find = (address: string | undefined): Published | undefined =>
    keysAt(base, entry.key, address ?? "").flatMap((key) => published.get(key) ?? [])[0];

  const attachments = new Map<string, Attachment>();
  for (const attachment of entry.attachments) {
    const found = { ...attachment, ...find(attachment.url)?.attachment };
    if (!attachments.has(found.url)) attachments.set(found.url, found);
  }
  const html = entry.html.replace(TAG, (tag, name: string, attributes: string) => {
    const found = find(addressIn(attributes));
    if (!found) return tag;
    const { attachment, image } = found;
    if (RECORDING.test(attachment.type) && !attachments.has(attachment.url))
      attachments.set(attachment.url, attachment);
    const size = name === "img" && !SIZE.test(attributes) ? sizeOf(image) : "";
    const moved = attributes.replace(ADDRESS, (_, kind: string) => ` ${kind}="${encodeAttribute(image.url)}"`);
    return `<${name}${moved.replace(/\s*\/?$/, (end) => size + end)}>`;
  });
  const images = entry.images.map((image) => ({ ...image, ...find(image.url)?.image }));
  return { ...entry, html, images, attachments: [...attachments.values()] };
};

/** What an asset changes in a picture, and in an attachment, that refers to it. */
interface Published {
  readonly image: Pick<Image, "url" | "width" | "height">;
  readonly attachment: Attachment;
}

const publish = (channel: Site, { key, size, type, width, height }: Asset): Published => {
  const url = feedAddress(channel, mediaPath(key));
  const pixels = { ...(width && { width }), ...(height && { height }) };
  return { image: { url, ...pixels }, attachment: { url, type, length: size, ...pixels } };
};

const RECORDING = /^(?:audio|video)\//;

/** Pictures and links as sanitized HTML writes them: attributes in double quotes, each once. */
const TAG = /<(img|a)(?=\s)((?:[^>"]|"[^"]*")*)>/g;
const ADDRESS = /\s(src|href)="([^"]*)"/;
const SIZE = /\s(?:width|height)="/;

const addressIn = (attributes: string): string | undefined => {
  const written = ADDRESS.exec(attributes)?.[2];
  return written?.replace(/&(amp|quot|lt|gt);/g, (_, name: string) => CHARACTERS[name] ?? "");
};

const CHARACTERS: Readonly<Record<string, string>> = { amp: "&", quot: '"', lt: "<", gt: ">" };

/** An address holds none of the other characters that would need it (links.ts). */
const encodeAttribute = (address: string): string => address.replaceAll("&", "&amp;");

const sizeOf = ({ width, height }: Pick<Image, "width" | "height">): string =>
  width && height ? ` width="${width}" height="${height}"` : "";

/**
 * Where the file may lie that an address was made of. Addresses are absolute by now, against the article's own address or
 * the site's, where `../` ends at the root; so the file is looked for beside the article, then in each folder above it.
 */
const keysAt = (base: URL | null, key: string, address: string): string[] => {
  // Most addresses lead elsewhere, and to see that needs no parsing: all of them are written as the URL standard writes them.
  if (!base || !address.startsWith(`${base.origin}/`) || !NAME.test(address)) return [];
  const target = new URL(address);
  const path = decode(target.pathname.slice(sharedFolder(target.pathname, base.pathname).length));
  const folders = key.split("/").slice(0, -1);
  return Array.from({ length: folders.length + 1 }, (_, up) =>
    [...folders.slice(0, folders.length - up), path].join("/"),
  ).slice(0, MOST_FOLDERS);
};

/** What an entry's addresses were made absolute against. */
const baseOf = ({ siteUrl }: Site, { url }: Referring): URL | null => URL.parse(url ?? siteUrl);

/** A file's name with an ending, and no page's. */
const NAME = /^[^?#]*\.(?!html?(?:[?#]|$))[a-z\d]{2,5}(?:[?#]|$)/i;

const MOST_FOLDERS = 8;

/** `/2025/05/a.jpg` and `/2025/03/pears` → `/2025/`. */
const sharedFolder = (path: string, other: string): string => {
  let end = 0;
  while (end < path.length && path[end] === other[end]) end++;
  return path.slice(0, path.lastIndexOf("/", end - 1) + 1);
};

/** A key as a person wrote it. */
const decode = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a `%` that escapes nothing
  }
};
