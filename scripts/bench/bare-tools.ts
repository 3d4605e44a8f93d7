import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import type { SetUp } from "./tool.ts";

/** A script of our own with a library that renders feeds: no pages, nothing kept, nothing checked. Bundled, to start as fast as it can. */
const setUpBare =
  (library: "feed" | "feedsmith"): SetUp =>
  async (folder) => {
    const script = join(folder, `${library}.cjs`);
    await build({
      entryPoints: [resolve(`scripts/bench/bare/with-${library}.ts`)],
      outfile: script,
      bundle: true,
      platform: "node",
      target: "node22",
      format: "cjs",
      mainFields: ["module", "main"],
      minify: true,
    });
    const { version } = JSON.parse(readFileSync(`node_modules/${library}/package.json`, "utf8"));
    const articles = join(folder, "articles");
    const out = join(folder, "out");
    return {
      name: `${library}, feeds only`,
      version,
      articles,
      output: [out],
      build: { run: [process.execPath, script, articles, out], cwd: folder },
      feeds: ["rss.xml", "atom.xml", "feed.json"].map((feed) => join(out, feed)),
    };
  };

export const setUpFeed = setUpBare("feed");
export const setUpFeedsmith = setUpBare("feedsmith");
