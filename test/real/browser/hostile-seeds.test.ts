import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { normalize } from "#normalize/normalize.ts";
import { renderAboutPage } from "#publish/pages/about-page.ts";
import { renderArchivePage } from "#publish/pages/archive-page.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderStyle } from "#publish/pages/style.ts";
import { renderTopicPage } from "#publish/pages/topic-page.ts";
import { renderTopicsPage } from "#publish/pages/topics-page.ts";
import type { Topic } from "#publish/topic.ts";
import { readSeed } from "#read/read-seed.ts";
import { hostileBodies } from "../../support/hostile-bodies.ts";
import { hostileStrings } from "../../support/hostile-strings.ts";
import { channel } from "../../support/page-articles.ts";
import { openChromium } from "./chromium.ts";
import { activeParts, pwned } from "./safety.ts";
import { type ServedSite, serveDocuments } from "./serve-documents.ts";
import { visit } from "./visit.ts";

/** From the file somebody drops to the page somebody opens: all of our own way, and a browser at its end. */

const QUIET = "The harbour master counted the boats twice and found one more than had gone out in the morning.";

/** The same words in every field of a file, its name included, and the body behind them. */
const formats: readonly ((words: string, body: string, name: string) => readonly [key: string, text: string])[] = [
  (words, body, name) => [
    `${name}.html`,
    `<html lang='${attribute(words)}'><head><title>${words}</title>${[
      "author",
      "description",
      "keywords",
      "date",
      "og:title",
      "og:image",
      "og:url",
      "article:tag",
      "og:site_name",
    ]
      .map((field) => `<meta name='${field}' property='${field}' content='${attribute(words)}'>`)
      .join(
        "",
      )}<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: words, author: { name: words, url: words }, image: words, publisher: words })}</script></head>
<body><article><h1>${words}</h1><p class="byline">By ${words}</p><figure><img src="x.png" alt='${attribute(words)}'><figcaption>${words}</figcaption></figure><p>${QUIET}</p>${body}<p>${QUIET}</p></article></body></html>`,
  ],
  (words, body, name) => [
    `${name}.md`,
    `---\n${["title", "author", "source", "summary", "language", "status", "url", "image", "tags"].map((field) => `${field}: ${JSON.stringify(field === "tags" ? [words] : words)}`).join("\n")}\n---\n\n# ${words}\n\n${QUIET} [${words}](<${words}>) ![${words}](<${words}> "${words}")\n\n${body}\n\n${QUIET}\n`,
  ],
  (words, body, name) => [
    `${name}.json`,
    JSON.stringify({
      ...Object.fromEntries(
        ["title", "source", "summary", "language", "status", "url", "image"].map((field) => [field, words]),
      ),
      tags: [words],
      authors: [{ name: words, url: words }],
      attachments: [{ url: words, type: words, title: words }],
      content_html: `<p>${QUIET}</p>${body}<p>${QUIET}</p>`,
    }),
  ],
  (words, body, name) => [
    `${name}.txt`,
    `${words}\n\nBy ${words}\n\n${QUIET}\n\n${words} — Reuters\n\n${body}\n\n${QUIET}\n`,
  ],
];

const attribute = (words: string): string => words.replaceAll("'", "&#39;");

const entryOf = async (key: string, text: string): Promise<Entry | undefined> => {
  const read = await readSeed({ key, bytes: new TextEncoder().encode(text) });
  return read.kind === "article" ? normalize(read.article, channel) : undefined;
};

/** Every string and every body at least once, in files of each kind by turns. */
const hostileEntries = async (): Promise<readonly Entry[]> => {
  const count = Math.max(hostileStrings.length, hostileBodies.length);
  const entries: Entry[] = [];
  for (let index = 0; index < count * 2; index++) {
    const words = hostileStrings[index % hostileStrings.length] ?? "";
    const body = hostileBodies[index % hostileBodies.length] ?? "";
    const format = formats[(index + Math.floor(index / count)) % formats.length];
    const [key, text] = format?.(words, body, `${index}/${words}`) ?? ["", ""];
    const entry = await entryOf(key, text);
    if (entry) entries.push(entry);
  }
  return entries;
};

const topicsOf = (entries: readonly Entry[]): readonly Topic[] =>
  entries.flatMap(({ tags, authors, source }, index): Topic[] => [
    ...tags.slice(0, 1).map((name): Topic => ({ kind: "tag", name, folder: `topics/${name}-${index}/` })),
    ...authors
      .slice(0, 1)
      .map(({ value }): Topic => ({ kind: "author", name: value.name, folder: `topics/a-${index}/` })),
    ...(source ? [{ kind: "source", name: source.value.name, folder: `topics/s-${index}/` } satisfies Topic] : []),
  ]);

/** What a file may show: a picture it names as one, by an address or as a file beside it. The bodies name others, in other ways. */
const PICTURE = /^image https:\/\/(?:(?:wire|good)\.example\/|evil\.example\/x$)/;

let browser: Browser;
let context: BrowserContext;
let site: ServedSite;
let documents: readonly Document[];

beforeAll(async () => {
  const entries = await hostileEntries();
  expect(entries.length).toBeGreaterThan(70);
  const topics = topicsOf(entries);
  const [topic] = topics;
  const related = entries.map(({ title, url, page }) => ({ title: title?.value ?? "", href: url ?? page }));
  documents = [
    renderStyle(),
    renderIndex(channel, entries, { topics, older: "archive/1" }),
    renderArchivePage(channel, { path: "archive/1", entries }),
    renderTopicsPage(channel, topics),
    renderAboutPage(channel, topics),
    ...(topic ? [renderTopicPage(channel, { ...topic, folder: "topics/one/", entries })] : []),
    ...entries.map((entry, index) =>
      renderArticlePage(channel, entry, { related: related.slice(index, index + 5), topics }),
    ),
  ];
  browser = await openChromium();
  context = await browser.newContext();
  site = await serveDocuments(documents);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

test("whatever a file holds, no page made of it runs, frames, submits or asks for anything but pictures", async () => {
  const found: string[] = [];
  for (const { path } of documents.filter(({ path }) => path.endsWith(".html"))) {
    const address = site.origin + path.split("/").map(encodeURIComponent).join("/");
    const { page, complaints, abroad } = await visit(context, address);
    for (const proof of await page.locator("summary").all()) await proof.click();
    const strange = abroad.filter((request) => !PICTURE.test(request));
    if (await pwned(page)) found.push(`${path} ran`);
    found.push(...[...complaints, ...strange, ...(await activeParts(page))].map((what) => `${path}: ${what}`));
    if (!(await page.locator("h1").isVisible())) found.push(`${path} does not show`);
    await page.close();
  }
  expect(found).toEqual([]);
});
