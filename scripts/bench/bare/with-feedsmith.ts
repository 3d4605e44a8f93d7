import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import { SITE } from "../site.ts";
import { readArticles } from "./read-articles.ts";

/** `node with-feedsmith.cjs ARTICLES OUT`: what one writes oneself, with `feedsmith`. */
const [articles = "", out = ""] = process.argv.slice(2);
const newest = readArticles(articles).slice(0, SITE.entries);
const updated = newest[0]?.date ?? new Date(0);
mkdirSync(out, { recursive: true });
const rss = generateRssFeed({
  title: SITE.title,
  link: SITE.url,
  description: SITE.title,
  items: newest.map(({ path, title, date, html }) => ({
    title,
    link: SITE.url + path,
    guid: { value: SITE.url + path },
    pubDate: date,
    content: { encoded: html },
  })),
});
const atom = generateAtomFeed({
  id: SITE.url,
  title: { value: SITE.title },
  updated,
  entries: newest.map(({ path, title, date, author, html }) => ({
    id: SITE.url + path,
    title: { value: title },
    updated: date,
    authors: [{ name: author }],
    content: { value: html, type: "html" },
  })),
});
const json = generateJsonFeed({
  title: SITE.title,
  items: newest.map(({ path, title, date, html }) => ({
    id: SITE.url + path,
    title,
    date_published: date,
    content_html: html,
  })),
});
writeFileSync(join(out, "rss.xml"), rss);
writeFileSync(join(out, "atom.xml"), atom);
writeFileSync(join(out, "feed.json"), JSON.stringify(json));
