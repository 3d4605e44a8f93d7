import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { articleOf, renderMarkdown, renderText } from "./article.ts";
import { writeCorpus } from "./corpus.ts";
import { type Cost, costOf, medianOf, type Program } from "./costs.ts";
import { ingestOf } from "./seedwire-tool.ts";
import type { Tool } from "./tool.ts";
import { watchCosts } from "./watching.ts";

/** What is measured, as the table calls it. */
export type Measure =
  | "full build"
  | "build, one article changed"
  | "one more article, watching"
  | "one more article, cold"
  | "one more raw text, cold";

/** One line of the tables. */
export interface Result {
  readonly size: number;
  readonly measure: Measure;
  readonly tool: string;
  readonly cost: Cost;
}

/** What stands beside a cold process: nothing starts faster. */
export const EMPTY = "an empty node";

/** Measures one size: the tools take turns in each round, so that whatever else the machine does meets them all. */
export const measure = async (
  tools: readonly Tool[],
  size: number,
  rounds: number,
  say: (line: string) => void,
): Promise<Result[]> => {
  const costs = new Map<string, Cost[]>();
  const note = (what: Measure, tool: string, ...some: readonly Cost[]) => {
    const line = `${what}\n${tool}`;
    costs.set(line, [...(costs.get(line) ?? []), ...some]);
    for (const { wall, cpu, memory } of some)
      say(`  ${what}: ${tool} ${wall.toFixed(0)} ms, CPU ${cpu.toFixed(0)} ms, ${memory.toFixed(0)} MB`);
  };
  for (const { articles } of tools) writeCorpus(articles, 0, size);
  for (let round = 0; round < rounds; round++)
    for (const { name, build, output } of tools) {
      // Not removed: for five minutes afterwards ext4 looks at each freed inode before it takes one (`recently_deleted` in
      // fs/ext4/ialloc.c), and a new file costs fifteen times what it costs whoever builds a site for the first time.
      for (const path of output.filter(existsSync)) renameSync(path, `${path}-${round}`);
      note("full build", name, await costOf(build));
    }
  for (let round = 0; round < rounds; round++)
    for (const { name, build, articles } of tools) {
      const changed = articleOf(size - 1);
      const body = `${changed.body}\n\nSeen again, ${round + 1} times.`;
      writeFileSync(join(articles, `${changed.path}.md`), renderMarkdown({ ...changed, body }));
      note("build, one article changed", name, await costOf(build));
    }
  const next = size + (await coldArticles(tools, size, rounds, note));
  for (const tool of tools)
    note("one more article, watching", tool.name, ...(await watchCosts(tool, next, WARM + rounds)).slice(WARM));
  return [...costs]
    .filter(([, some]) => some.length > 0)
    .map(([line, some]) => {
      const [what, tool = ""] = line.split("\n");
      return { size, measure: what as Measure, tool, cost: medianOf(some) };
    });
};

/** Articles that a server is given before it counts: what it compiles for the first is compiled once. */
const WARM = 2;

/** Cold processes are short, so there are more of them. */
const COLD = 5;

/** @returns how many articles it added */
const coldArticles = async (
  tools: readonly Tool[],
  size: number,
  rounds: number,
  note: (what: Measure, tool: string, cost: Cost) => void,
): Promise<number> => {
  const seedwire = tools.find(({ name }) => name === "Seedwire");
  if (!seedwire) return 0;
  const folder = seedwire.build.cwd;
  const empty: Program = { run: [process.execPath, join(folder, "empty.cjs")], cwd: folder };
  writeFileSync(join(folder, "empty.cjs"), "");
  for (let round = 0; round < rounds * COLD; round++) {
    const article = articleOf(size + round);
    writeCorpus(seedwire.articles, size + round, size + round + 1);
    note("one more article, cold", EMPTY, await costOf(empty));
    note("one more article, cold", "Seedwire", await costOf(ingestOf(folder, `${article.path}.md`)));
    writeFileSync(join(seedwire.articles, `${article.path}.txt`), renderText(article));
    note("one more raw text, cold", EMPTY, await costOf(empty));
    note("one more raw text, cold", "Seedwire", await costOf(ingestOf(folder, `${article.path}.txt`)));
  }
  return rounds * COLD;
};
