import type { Asset } from "#model/asset.ts";
import { findFileType } from "./file-type.ts";
import { measureImage } from "./measure-image.ts";

/**
 * What a file beside articles is, where it may be published; `undefined` where it may not: a sidecar, SVG (it may hold
 * scripts, promise P6), a picture in a form that browsers do not show, and one whose bytes are none.
 * @param size in bytes
 * @param head the file's beginning, 64 kB or all of it
 */
export const readAsset = (key: string, size: number, head: Uint8Array): Asset | undefined => {
  const file = findFileType(key);
  if (file?.kind !== "asset") return undefined;
  if (file.type.startsWith("image/")) {
    const measure = measureImage(head);
    return measure && { key, size, ...measure };
  }
  return PUBLISHED.test(file.type) ? { key, size, type: file.type } : undefined;
};

const PUBLISHED = /^(?:audio|video)\/|^application\/pdf$/;
