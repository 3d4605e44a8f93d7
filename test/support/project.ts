import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder that holds package.json. */
export const PROJECT = join(import.meta.dirname, "../..");

export const readProjectFile = (path: string): string => readFileSync(join(PROJECT, path), "utf8");

/** Paths of all files below a folder of the project, relative to the project, in order. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(PROJECT.length + 1))
    .sort();
