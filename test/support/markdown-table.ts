/**
 * The rows of the first table below a heading of a Markdown page, each a list of its cells' text, without the head.
 * @throws when there is no such heading or table
 */
export const tableBelow = (markdown: string, heading: string): readonly (readonly string[])[] => {
  const section = markdown.split(/^#+ /m).find((part) => part.startsWith(`${heading}\n`));
  const lines = section?.split("\n").filter((line) => line.startsWith("|")) ?? [];
  if (lines.length < 3) throw new Error(`There is no table below “${heading}”`);
  return lines.slice(2).map((line) =>
    line
      .slice(1, line.lastIndexOf("|"))
      .split("|")
      .map((cell) => cell.trim()),
  );
};

/** `1,234` → 1234. */
export const numberIn = (cell: string): number => Number(cell.replaceAll(/[,$ ]/g, ""));
