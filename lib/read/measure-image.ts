import { measureAvif } from "./measure-avif.ts";
import { measureJpeg } from "./measure-jpeg.ts";

/** What a picture's bytes say it is, in pixels as browsers show it. */
export interface ImageMeasure {
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Measures a PNG, JPEG, GIF, WebP or AVIF by its header; `undefined` for all else, SVG above all, which may hold scripts.
 * @param bytes its beginning will do: 64 kB, for a JPEG with a large preview and colour profile some more
 */
export const measureImage = (bytes: Uint8Array): ImageMeasure | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const measure of [measurePng, measureGif, measureWebp, measureJpeg, measureAvif]) {
    try {
      const found = measure(view);
      if (found) return found.width > 0 && found.height > 0 ? found : undefined;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // cut off: DataView reads nothing beyond its end
    }
  }
  return undefined;
};

/** The bytes at a place as ASCII. */
export const asciiAt = (view: DataView, at: number, length: number): string =>
  String.fromCharCode(...Array.from({ length }, (_, index) => view.getUint8(at + index)));

/** PNG, third edition, sections 5.2 and 11.2.1: the signature, then IHDR. */
const measurePng = (view: DataView): ImageMeasure | undefined =>
  view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a && asciiAt(view, 12, 4) === "IHDR"
    ? { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) }
    : undefined;

/** GIF89a, section 18: the logical screen. */
const measureGif = (view: DataView): ImageMeasure | undefined =>
  /^GIF8[79]a$/.test(asciiAt(view, 0, 6))
    ? { type: "image/gif", width: view.getUint16(6, true), height: view.getUint16(8, true) }
    : undefined;

/** WebP (RFC 9649 section 2): a RIFF whose first chunk is lossy, lossless or extended. */
const measureWebp = (view: DataView): ImageMeasure | undefined => {
  if (asciiAt(view, 0, 4) !== "RIFF" || asciiAt(view, 8, 4) !== "WEBP") return undefined;
  const [width, height] = CHUNKS[asciiAt(view, 12, 4)]?.(view) ?? [0, 0];
  return { type: "image/webp", width, height };
};

const CHUNKS: Readonly<Record<string, (view: DataView) => readonly [number, number]>> = {
  "VP8 ": (view) => [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff],
  VP8L: (view) => {
    const bits = view.getUint32(21, true);
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
  },
  VP8X: (view) => [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1],
};
