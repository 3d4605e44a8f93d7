/** Source that is parsed at once, in UTF-16 units: a very long article is taken in turns, which bounds the memory. */
const CHUNK_LENGTH = 64 * 1024;

export interface Chunk {
  readonly text: string;
  /** Goes on and on without a blank line: no Markdown that anybody wrote. */
  readonly endless: boolean;
}

/** Cuts long Markdown at blank lines outside of code fences; anything of ordinary length comes back in one piece. */
export const chunksOf = (source: string): readonly Chunk[] => {
  if (source.length <= CHUNK_LENGTH) return [{ text: source, endless: false }];
  const chunks: Chunk[] = [];
  let lines: string[] = [];
  let length = 0;
  let fenced = false;
  const cut = () => {
    chunks.push({ text: lines.join("\n"), endless: length > 2 * CHUNK_LENGTH });
    lines = [];
    length = 0;
  };
  for (const line of source.split("\n")) {
    lines.push(line);
    length += line.length + 1;
    if (/^\s*(?:`{3,}|~{3,})/.test(line)) fenced = !fenced;
    if (length > CHUNK_LENGTH && line.trim() === "" && !fenced) cut();
  }
  cut();
  return chunks;
};
