import { asciiAt, type ImageMeasure } from "./measure-image.ts";

/**
 * A JPEG by its frame header (ITU-T T.81, B.2.2), turned as its Exif orientation says, for so browsers show it.
 * @throws RangeError when the bytes end before the frame begins
 */
export const measureJpeg = (view: DataView): ImageMeasure | undefined => {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  let turned = false;
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // a fill byte before a marker
      continue;
    }
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return { type: "image/jpeg", width: turned ? height : width, height: turned ? width : height };
    }
    if (marker === 0xe1) turned ||= isTurned(view, at + 4);
    at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
};

/** SOF0 to SOF15, but for the tables that have their numbers in between. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Whether an Exif segment lays the picture on its side: orientation 5 to 8 (Exif 2.32, section 4.6.4). */
const isTurned = (view: DataView, at: number): boolean => {
  if (asciiAt(view, at, 4) !== "Exif") return false;
  const tiff = at + 6;
  const little = view.getUint16(tiff) === 0x4949;
  const directory = tiff + view.getUint32(tiff + 4, little);
  const count = Math.min(view.getUint16(directory, little), MOST_TAGS);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (view.getUint16(entry, little) === ORIENTATION) return view.getUint16(entry + 8, little) >= 5;
  }
  return false;
};

const ORIENTATION = 0x0112;

/** More than a camera writes. */
const MOST_TAGS = 500;
