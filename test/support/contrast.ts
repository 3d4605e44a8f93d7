/** WCAG 2.2 contrast ratio, 1 to 21. @param one a colour as `#rrggbb`, or as browsers compute it, `rgb(r, g, b)` */
export const contrast = (one: string, other: string): number => {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
};

/** WCAG 2.2, relative luminance. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) => {
    const channel = part / 255;
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const partsOf = (colour: string): readonly number[] => {
  if (/^#[\da-f]{6}$/i.test(colour))
    return (colour.slice(1).match(/../g) ?? []).map((part) => Number.parseInt(part, 16));
  const opaque = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour);
  if (!opaque) throw new Error(`not an opaque colour: ${colour}`);
  return opaque.slice(1).map(Number);
};
