import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Feed } from "feed";
import { SITE } from "../site.ts";
import { readArticles } from "./read-articles.ts";

/** `node with-feed.cjs ARTICLES OUT`: what one writes oneself, with `feed`. */
const [articles = "", out = ""] = process.argv.slice(2);
const feed = new Feed({ title: SITE.title, id: SITE.url, link: SITE.url, copyright: "" });
for (const { path, title, date, author, html } of readArticles(articles).slice(0, SITE.entries))
  feed.addItem({ title, id: SITE.url + path, link: SITE.url + path, date, content: html, author: [{ name: author }] });
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "rss.xml"), feed.rss2());
writeFileSync(join(out, "atom.xml"), feed.atom1());
writeFileSync(join(out, "feed.json"), feed.json1());
