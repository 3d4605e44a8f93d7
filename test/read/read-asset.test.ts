import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureImage } from "#read/measure-image.ts";
import { readAsset } from "#read/read-asset.ts";

/** Pictures of nothing: their headers as the formats' specifications lay them out, sizes put in. */

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === "string" ? Array.from(part, (c) => c.charCodeAt(0)) : part)),
  );
const be16 = (n: number) => [n >> 8, n & 255];
const be32 = (n: number) => [...be16(n >>> 16), ...be16(n & 0xffff)];
const le16 = (n: number) => be16(n).toReversed();
const le24 = (n: number) => [n & 255, (n >> 8) & 255, n >> 16];
const le32 = (n: number) => be32(n).toReversed();

const png = (w: number, h: number) =>
  bytes([0x89], "PNG\r\n\x1a\n", be32(13), "IHDR", be32(w), be32(h), [8, 6, 0, 0, 0]);
const gif = (w: number, h: number) => bytes("GIF89a", le16(w), le16(h), [0, 0, 0]);
const webp = (chunk: string, body: readonly number[]) =>
  bytes("RIFF", le32(30), "WEBP", chunk, le32(body.length), body);
const lossy = (w: number, h: number) => webp("VP8 ", [0, 0, 0, 0x9d, 1, 0x2a, ...le16(w), ...le16(h)]);
const lossless = (w: number, h: number) => webp("VP8L", [0x2f, ...le32((w - 1) | ((h - 1) << 14))]);
const extended = (w: number, h: number) => webp("VP8X", [0, 0, 0, 0, ...le24(w - 1), ...le24(h - 1)]);
const frame = (w: number, h: number) => [0xff, 0xc2, ...be16(11), 8, ...be16(h), ...be16(w), 1, 1, 0x11, 0];
const jpeg = (w: number, h: number, ...segments: readonly (readonly number[])[]) =>
  bytes([0xff, 0xd8, 0xff, 0xe0, ...be16(4), 0, 0], ...segments, [0xff, 0xc4, ...be16(3), 0, 0xff], frame(w, h));
const exif = (orientation: number, little: boolean) => {
  const [two, four] = little ? [le16, le32] : [be16, be32];
  const tiff = [
    ...two(little ? 0x4949 : 0x4d4d),
    ...two(42),
    ...four(8),
    ...two(1),
    ...two(0x0112),
    ...two(3),
    ...four(1),
    ...two(orientation),
    0,
    0,
  ];
  const body = [...bytes("Exif\0\0"), ...tiff];
  return [0xff, 0xe1, ...be16(body.length + 2), ...body];
};
const box = (name: string, ...body: readonly (readonly number[])[]): number[] => [
  ...be32(8 + body.flat().length),
  ...bytes(name),
  ...body.flat(),
];
const ispe = (w: number, h: number) => box("ispe", [0, 0, 0, 0], be32(w), be32(h));
const avif = (...properties: readonly (readonly number[])[]) =>
  bytes(
    box("ftyp", [...bytes("avif")], be32(0), [...bytes("mif1")]),
    box("meta", [0, 0, 0, 0], box("hdlr", [0]), box("iprp", box("ipco", ...properties))),
  );

describe("a picture's size", () => {
  const size = (max: number) => fc.integer({ min: 1, max });

  test.each([
    ["image/png", png, 100_000],
    ["image/gif", gif, 65_535],
    ["image/webp", lossy, 16_383],
    ["image/webp", lossless, 16_384],
    ["image/webp", extended, 16_777_216],
    ["image/jpeg", jpeg, 65_535],
    ["image/avif", (w: number, h: number) => avif(ispe(w, h)), 100_000],
  ])("stands in the header of %s", (type, make, max) => {
    fc.assert(
      fc.property(size(max), size(max), (width, height) => {
        expect(measureImage(make(width, height))).toEqual({ type, width, height });
      }),
    );
  });

  test("of a JPEG that was held sideways is as it is shown", () => {
    for (const little of [true, false]) {
      expect(measureImage(jpeg(1600, 900, exif(6, little)))).toMatchObject({ width: 900, height: 1600 });
      expect(measureImage(jpeg(1600, 900, exif(3, little)))).toMatchObject({ width: 1600, height: 900 });
    }
  });

  test("of an AVIF is that of the whole, not of its preview, and as it is turned", () => {
    expect(measureImage(avif(ispe(160, 90), ispe(1600, 900)))).toMatchObject({ width: 1600, height: 900 });
    expect(measureImage(avif(ispe(1600, 900), box("irot", [1])))).toMatchObject({ width: 900, height: 1600 });
    expect(measureImage(avif(ispe(1600, 900), box("irot", [2])))).toMatchObject({ width: 1600, height: 900 });
  });

  test("is not known of a picture without extent, of SVG and of other files", () => {
    const others = [
      png(0, 5),
      bytes("<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'/>"),
      bytes("BM"),
      bytes(""),
    ];
    for (const other of others) expect(measureImage(other)).toBeUndefined();
  });

  test("is not known of one that is cut off, and nothing breaks on any bytes", () => {
    const whole = [png(5, 5), gif(5, 5), lossless(5, 5), jpeg(5, 5, exif(6, true)), avif(ispe(5, 5))];
    fc.assert(
      fc.property(
        fc.constantFrom(...whole),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(255))),
        (picture, end, hits) => {
          const damaged = picture.slice(0, end % (picture.length + 1));
          for (const [at, byte] of hits) if (damaged.length > 0) damaged[at % damaged.length] = byte;
          const found = measureImage(damaged);
          if (found) expect(found.width * found.height).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe("a file beside an article", () => {
  test("is a picture by its bytes, whatever its name says", () => {
    expect(readAsset("news/a.jpg", 99, png(4, 3))).toEqual({
      key: "news/a.jpg",
      size: 99,
      type: "image/png",
      width: 4,
      height: 3,
    });
    expect(readAsset("news/a.png", 99, bytes("<html><script>"))).toBeUndefined();
  });

  test("is a recording or a PDF by its name", () => {
    expect(readAsset("talk.mp3", 99, bytes("ID3"))).toEqual({ key: "talk.mp3", size: 99, type: "audio/mpeg" });
    expect(readAsset("map.pdf", 99, bytes("%PDF-"))).toMatchObject({ type: "application/pdf" });
  });

  test.each(["logo.svg", "a.txt.meta.json", "a.md", "a.html", "notes.constructor", "a.tiff"])(
    "is not published as %s",
    (key) => {
      expect(readAsset(key, 9, bytes("<svg/>"))).toBeUndefined();
    },
  );
});
