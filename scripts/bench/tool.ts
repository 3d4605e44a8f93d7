import type { Program } from "./costs.ts";

/** One of those that are compared, set up in a folder of its own. */
export interface Tool {
  readonly name: string;
  readonly version: string;
  /** Where it looks for articles. */
  readonly articles: string;
  /** What a build leaves behind, taken away before a full one. */
  readonly output: readonly string[];
  readonly build: Program;
  /** Absolute paths of the feeds it writes. */
  readonly feeds: readonly string[];
  /** Follows the articles until it is ended. */
  readonly watch?: Program;
}

/** Sets a tool up in an empty folder. */
export type SetUp = (folder: string) => Promise<Tool>;
