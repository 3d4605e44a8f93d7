import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { setUpFeed, setUpFeedsmith } from "./bare-tools.ts";
import { setUpEleventy } from "./eleventy-tool.ts";
import { setUpHugo } from "./hugo-tool.ts";
import { measure, type Result } from "./measures.ts";
import { setUpSeedwire } from "./seedwire-tool.ts";
import { renderTables } from "./tables.ts";
import type { SetUp, Tool } from "./tool.ts";

/**
 * `npm run bench -- --sizes 1000,10000 --tools seedwire,hugo --rounds 3 --date 2026-11-22 --write`
 * Measures Seedwire as it is built beside others, on articles that are made for it, and prints the tables; `--write` puts
 * them into BENCHMARKS.md. It wants Debian's `hugo` and `python3`, and npm for Eleventy; all it makes lies in a folder of
 * its own that is removed at the end.
 */
const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "1000,10000,100000" },
    tools: { type: "string", default: "seedwire,hugo,eleventy,feed,feedsmith" },
    rounds: { type: "string", default: "3" },
    date: { type: "string", default: "not noted" },
    write: { type: "boolean", default: false },
  },
});

const SET_UPS: Readonly<Record<string, SetUp>> = {
  seedwire: setUpSeedwire,
  hugo: setUpHugo,
  eleventy: setUpEleventy,
  feed: setUpFeed,
  feedsmith: setUpFeedsmith,
};

const FILE = "BENCHMARKS.md";
const [START, END] = ["<!-- measured -->", "<!-- /measured -->"];

const work = mkdtempSync(join(tmpdir(), "seedwire-bench-"));
const tidy = () => rmSync(work, { recursive: true, force: true, maxRetries: 5 });
process.once("SIGINT", () => {
  tidy();
  process.exit(130);
});

const results: Result[] = [];
let tools: Tool[] = [];
try {
  for (const size of values.sizes.split(",").map(Number)) {
    console.log(`${size} articles`);
    tools = [];
    for (const name of values.tools.split(",")) {
      const folder = join(work, String(size), name);
      mkdirSync(folder, { recursive: true });
      const setUp = SET_UPS[name];
      if (!setUp) throw new Error(`There is no ${name}; there are ${Object.keys(SET_UPS).join(", ")}`);
      tools.push(await setUp(folder));
    }
    results.push(...(await measure(tools, size, Number(values.rounds), console.log)));
  }
} finally {
  tidy();
}

const machine = `${availableParallelism()} × ${cpus()[0]?.model ?? "?"}, ${Math.round(totalmem() / 1e9)} GB`;
const versions = tools.map(({ name, version }) => `${name} ${version}`).join(" · ");
const report = `${values.date} · ${machine} · Node ${process.version} · ${versions} · ${values.rounds} rounds

${renderTables(results)}`;
console.log(`\n${report}`);
if (values.write && existsSync(FILE)) {
  const [before = "", , after = ""] = readFileSync(FILE, "utf8").split(new RegExp(`${START}|${END}`));
  writeFileSync(FILE, `${before}${START}\n${report}${END}${after}`);
}
