import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "./test-site.ts";

/** A small newsroom on a disk: articles of each format, and a configuration. */
export const ARTICLES: Readonly<Record<string, string>> = {
  "ferry.txt":
    "Ferry sails at noon\n\nRIGA, 3 May 2025 — The ferry left the pier at noon, and forty people waved from the quay.\n",
  "bell.md":
    '---\ntitle: "Bell & whistle"\ndate: 2025-05-04 18:30\nauthor: Ada Krastina\ntags: [harbour, sound]\n---\n\nThe bell rang *twice* on Sunday evening.\n',
  "news/tram.html":
    '<!doctype html><html lang="en"><head><title>Tram runs late</title><meta property="article:published_time" content="2025-05-05T07:10:00+03:00"></head><body><article><h1>Tram runs late</h1><p>The tram came at ten past seven, and nobody on board was surprised by it.</p><p>The driver said that the points were frozen, though it was May.</p></article></body></html>',
  "news/clock.json": JSON.stringify({
    title: "Clock stands still",
    date_published: "2025-05-06T09:00:00Z",
    authors: [{ name: "Juris Ozols" }],
    content_text: "The clock on the customs house stands at five to nine.",
  }),
  "note.txt": "the kettle on the pier is out of order again, bring a flask, the boats are late by an hour at least\n",
  "draft.md": "---\ntitle: Unfinished business\ndraft: true\n---\n\nNobody may read this yet.\n",
  "later.md": "---\ntitle: Winter timetable\ndate: 2099-12-01\n---\n\nFrom December the ferry sails at ten.\n",
  "boat.png": "not really a picture",
  "empty.txt": "",
};

export const CONFIGURATION = {
  title: "The Quay",
  siteUrl: "https://quay.example/",
  id: { authority: "quay.example", date: "2024-01-01" },
  lastModified: "ignore",
} as const;

/** @returns a folder that holds `seeds/` and `seedwire.config.json`, until the test ends */
export const harbourFolder = (
  articles: Readonly<Record<string, string | Uint8Array>> = ARTICLES,
  configuration: object = CONFIGURATION,
): string => layHarbour(temporaryFolder(), articles, configuration);

/** Puts the articles into `seeds/` of the folder, and the configuration beside it. @returns the folder */
export const layHarbour = (
  folder: string,
  articles: Readonly<Record<string, string | Uint8Array>> = ARTICLES,
  configuration: object = CONFIGURATION,
): string => {
  mkdirSync(join(folder, "seeds"));
  for (const [key, text] of Object.entries(articles)) write(join(folder, "seeds", key), text);
  write(join(folder, "seedwire.config.json"), JSON.stringify(configuration));
  return folder;
};

export const write = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
};

/** Every file below a folder, as text by path. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
