/**
 * Breaks a text into lines of at most `width` columns of a terminal, between words where it can. Wide characters (Chinese,
 * Japanese, Korean, emoji) take two columns, marks on letters none. Never throws; an empty text is one empty line.
 */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  const close = () => {
    lines.push(line.trimEnd());
    line = "";
    used = 0;
  };
  for (const word of text.match(/\s+|\S+/gu) ?? []) {
    const columns = columnsOf(word);
    if (used + columns > width && used > 0) close();
    if (used === 0 && lines.length > 0 && word.trim() === "") continue;
    if (columns <= width) {
      line += word;
      used += columns;
      continue;
    }
    for (const character of word) {
      if (used + columnsOf(character) > width) close();
      line += character;
      used += columnsOf(character);
    }
  }
  close();
  return lines;
};

/** How many columns a terminal gives to a text. */
export const columnsOf = (text: string): number => {
  let columns = 0;
  for (const character of text) columns += NONE.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return columns;
};

const NONE = /[\p{Mn}\p{Me}\p{Cf}]/u;
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}]/u;
