import { outputOf } from "../../support/program.ts";
import type { Reader, ReadItem } from "./read-item.ts";

/** sfeed reads from standard input; fetching and conditions are left to whoever calls it. sfeed(5) lists its columns. */
export const sfeed: Reader = {
  read: async (url) => {
    const input = await (await fetch(url)).text();
    const lines = (await outputOf("sfeed", [], { debian: "sfeed", input })).split("\n");
    return lines.filter((line) => line !== "").map(parseLine);
  },
};

const parseLine = (line: string): ReadItem => {
  const [time, title, _link, _content, _type, id, author] = line.split("\t").map(unescaped);
  return {
    id: id ?? "",
    title: title || undefined,
    date: time ? Number(time) : undefined,
    authors: author ? [author] : [],
  };
};

const unescaped = (field: string): string =>
  field.replaceAll(/\\([nt\\])/g, (_, letter: string) => ({ n: "\n", t: "\t" })[letter] ?? letter);
