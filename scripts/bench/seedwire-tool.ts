import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import packageJson from "#package" with { type: "json" };
import { SITE } from "./site.ts";
import type { SetUp } from "./tool.ts";

const PROGRAM = resolve("dist/seedwire.cjs");

/** As it is built, with pages, archive and all its feeds. */
export const setUpSeedwire: SetUp = async (folder) => {
  const configuration = {
    title: SITE.title,
    siteUrl: SITE.url,
    id: { authority: "bench.example", date: "2015-01-01" },
    entriesPerFeed: SITE.entries,
  };
  writeFileSync(join(folder, "seedwire.config.json"), JSON.stringify(configuration));
  const seedwire = (...command: string[]) => ({ run: [process.execPath, PROGRAM, ...command], cwd: folder });
  return {
    name: "Seedwire",
    version: packageJson.version,
    articles: join(folder, "seeds"),
    output: [join(folder, "site")],
    build: seedwire("build", "--quiet"),
    feeds: ["rss.xml", "atom.xml", "feed.json"].map((feed) => join(folder, "site/public", feed)),
    watch: seedwire("serve", "--port", "0", "--quiet"),
  };
};

/** `seedwire ingest KEY`, and an empty `node` beside it. */
export const ingestOf = (folder: string, key: string) => ({
  run: [process.execPath, PROGRAM, "ingest", key, "--quiet"],
  cwd: folder,
});
