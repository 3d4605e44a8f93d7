import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import MarkdownIt from "markdown-it";

/** What a script of an afternoon knows of an article. */
export interface BareArticle {
  readonly path: string;
  readonly title: string;
  readonly date: Date;
  readonly author: string;
  readonly html: string;
}

interface FrontMatter {
  readonly title: string;
  readonly date: Date | string;
  readonly author: string;
}

/** All articles of a folder, read and rendered one after the other, newest first. */
export const readArticles = (folder: string): BareArticle[] => {
  const markdown = new MarkdownIt();
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => {
      const [, front = "", body = ""] = readFileSync(join(folder, path), "utf8").split(/^---$/m);
      const { title, date, author } = load(front) as FrontMatter;
      return { path, title, author, date: new Date(date), html: markdown.render(body) };
    })
    .sort((a, b) => b.date.getTime() - a.date.getTime());
};
