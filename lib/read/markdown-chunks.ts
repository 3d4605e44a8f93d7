/** Source that is parsed at once, in UTF-16 units. */
const WHOLE_LENGTH = 64 * 1024;
/** A longer article is taken in turns of that many, which bounds the memory. */
const CHUNK_LENGTH = 32 * 1024;

export interface Chunk {
  readonly text: string;
  /** Goes on and on without a blank line: no Markdown that anybody wrote. */
  readonly endless: boolean;
}

/** Cuts long Markdown at blank lines outside of code fences; anything of ordinary length comes back in one piece. */
export const chunksOf = (source: string): readonly Chunk[] => {
  if (source.length <= WHOLE_LENGTH) return [{ text: source, endless: false }];
  const chunks: Chunk[] = [];
  let lines: string[] = [];
  let length = 0;
  /** Units since the last blank line, and the most there were in this chunk. */
  let stretch = 0;
  let longest = 0;
  let fenced = false;
  const cut = () => {
    chunks.push({ text: lines.join("\n"), endless: longest > WHOLE_LENGTH });
    lines = [];
    length = 0;
    longest = 0;
  };
  for (const line of source.split("\n")) {
    lines.push(line);
    length += line.length + 1;
    stretch = line.trim() === "" ? 0 : stretch + line.length + 1;
    longest = Math.max(longest, stretch);
    if (/^\s*(?:`{3,}|~{3,})/.test(line)) fenced = !fenced;
    if (length > CHUNK_LENGTH && line.trim() === "" && !fenced) cut();
  }
  cut();
  return chunks;
};
