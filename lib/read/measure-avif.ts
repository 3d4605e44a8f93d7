import { asciiAt, type ImageMeasure } from "./measure-image.ts";

/**
 * An AVIF by its item properties (ISO/IEC 23008-12, section 6.5.3): of several extents the largest, for the others are a
 * preview's or a tile's; turned when a rotation by a quarter stands beside them.
 * @throws RangeError when the bytes end before them
 */
export const measureAvif = (view: DataView): ImageMeasure | undefined => {
  if (asciiAt(view, 4, 4) !== "ftyp" || !BRANDS.test(asciiAt(view, 8, Math.min(view.getUint32(0) - 8, 64))))
    return undefined;
  const meta = boxesIn(view, 0, view.byteLength).find(({ name }) => name === "meta");
  const properties = meta && descend(view, { ...meta, from: meta.from + 4 }, ["iprp", "ipco"]);
  const extents = properties
    ?.filter(({ name }) => name === "ispe")
    .map(({ from }) => [view.getUint32(from + 4), view.getUint32(from + 8)] as const);
  const [width, height] = extents?.toSorted(([a, b], [c, d]) => c * d - a * b)[0] ?? [0, 0];
  const turned = properties?.some(({ name, from }) => name === "irot" && (view.getUint8(from) & 1) === 1);
  return { type: "image/avif", width: turned ? height : width, height: turned ? width : height };
};

const BRANDS = /avif|avis/;

interface Box {
  readonly name: string;
  /** Where its content begins and ends. */
  readonly from: number;
  readonly to: number;
}

const descend = (view: DataView, within: Box, path: readonly string[]): readonly Box[] | undefined => {
  const boxes = boxesIn(view, within.from, within.to);
  const [name, ...rest] = path;
  if (name === undefined) return boxes;
  const box = boxes.find((inner) => inner.name === name);
  return box && descend(view, box, rest);
};

/** The boxes that begin between two places (ISO/IEC 14496-12, section 4.2); one that is cut off is the last. */
const boxesIn = (view: DataView, from: number, to: number): Box[] => {
  const boxes: Box[] = [];
  const end = Math.min(to, view.byteLength);
  for (let at = from; at + 8 <= end && boxes.length < MOST_BOXES; ) {
    const size = view.getUint32(at);
    boxes.push({ name: asciiAt(view, at + 4, 4), from: at + 8, to: size === 0 ? end : Math.min(at + size, end) });
    if (size < 8) break; // the last of the file, or longer than four bytes can say: the media itself
    at += size;
  }
  return boxes;
};

/** More than any picture has. */
const MOST_BOXES = 500;
