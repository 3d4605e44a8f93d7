import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SITE } from "./site.ts";
import type { SetUp } from "./tool.ts";

const ELEVENTY = "3.1.2";
const RSS_PLUGIN = "3.0.0";

/** Eleventy with its RSS plugin: a page for each article, an index and three feeds of the newest. */
export const setUpEleventy: SetUp = async (folder) => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const packages = [`@11ty/eleventy@${ELEVENTY}`, `@11ty/eleventy-plugin-rss@${RSS_PLUGIN}`];
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--save-exact", ...packages], {
    cwd: folder,
    stdio: "pipe",
  });
  const eleventy = [process.execPath, join(folder, "node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"];
  return {
    name: "Eleventy",
    version: `${ELEVENTY}, rss ${RSS_PLUGIN}`,
    articles: join(folder, "content/articles"),
    output: [join(folder, "_site")],
    build: { run: eleventy, cwd: folder },
    feeds: ["rss.xml", "atom.xml", "feed.json"].map((feed) => join(folder, "_site", feed)),
    watch: { run: [...eleventy, "--watch", "--incremental"], cwd: folder },
  };
};

const FILES: Readonly<Record<string, string>> = {
  "package.json": `{ "private": true, "type": "module" }\n`,
  "eleventy.config.js": `
import { feedPlugin } from "@11ty/eleventy-plugin-rss";
export default (config) => {
  for (const [type, outputPath] of [["rss", "/rss.xml"], ["atom", "/atom.xml"], ["json", "/feed.json"]])
    config.addPlugin(feedPlugin, {
      type,
      outputPath,
      collection: { name: "articles", limit: ${SITE.entries} },
      metadata: { language: "en", title: "${SITE.title}", subtitle: "", base: "${SITE.url}", author: { name: "Desk" } },
    });
  config.addFilter("first", (items) => items.slice(-${SITE.entries}).reverse());
};
export const config = { markdownTemplateEngine: false, dir: { input: "content", output: "_site" } };
`,
  "content/articles/articles.json": `{ "layout": "article.njk", "tags": ["articles"] }\n`,
  "content/_includes/article.njk": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ title }}</title><link rel="canonical" href="${SITE.url}{{ page.url }}"></head>
<body><main><article><h1>{{ title }}</h1><p>{{ author }} <time>{{ page.date.toISOString() }}</time></p>
{{ content | safe }}<ul>{% for tag in tags %}<li>{{ tag }}</li>{% endfor %}</ul></article></main></body></html>
`,
  "content/index.njk": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${SITE.title}</title></head>
<body><ul>{% for post in collections.articles | first %}<li><a href="{{ post.url }}">{{ post.data.title }}</a></li>{% endfor %}</ul></body></html>
`,
};
