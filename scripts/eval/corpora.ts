import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";

/** A folder of files with gold answers. */
export interface Corpus {
  readonly name: string;
  /** Folder of the files. */
  readonly seeds: string;
  /** One JSON object a line. */
  readonly gold: string;
}

/** The corpora below a folder, or the folder itself where it is one; by name where names are given. */
export const findCorpora = (place: string, names: readonly string[]): readonly Corpus[] => {
  if (place === "" || !existsSync(place)) return [];
  const folders = [place, ...readdirSync(place).map((name) => join(place, name))];
  return folders
    .map((folder) => ({ name: basename(folder), seeds: join(folder, "seeds"), gold: join(folder, "gold.jsonl") }))
    .filter(
      ({ name, seeds, gold }) =>
        existsSync(seeds) && existsSync(gold) && (names[0] === undefined || names.includes(name)),
    );
};
