import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderStyle } from "#publish/pages/style.ts";
import { contrast } from "../../support/contrast.ts";
import {
  arabicEntry,
  channel,
  chineseEntry,
  endlessEntry,
  liveEntry,
  plainEntry,
  undatedEntry,
  untitledEntry,
  wideEntry,
} from "../../support/page-articles.ts";
import { openChromium } from "./chromium.ts";
import { type ServedSite, serveDocuments } from "./serve-documents.ts";
import { visit } from "./visit.ts";

/** Where the pictures of the pages go, for people to look at. */
const SCREENSHOTS = process.env.SCREENSHOTS ?? join(tmpdir(), "seedwire-screenshots");

const entries = [
  liveEntry,
  plainEntry,
  untitledEntry,
  arabicEntry,
  undatedEntry,
  chineseEntry,
  endlessEntry,
  wideEntry,
  { ...plainEntry, url: "https://coast.example/2025/last-tram" },
];
const arabicChannel = {
  ...channel,
  language: "ar",
  title: "أخبار الميناء",
  description: "تقارير قصيرة من ميناء صغير.",
};
const documents = [
  renderStyle(),
  renderIndex(channel, entries),
  { ...renderIndex(channel, []), path: "no-entries.html" },
  { ...renderIndex(arabicChannel, [arabicEntry, plainEntry, undatedEntry]), path: "arabic-channel.html" },
  ...entries.slice(0, -1).map((entry) => renderArticlePage(channel, entry)),
];

const views = [
  { name: "phone", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  { name: "desktop", viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false },
].flatMap((view) => (["light", "dark"] as const).map((colorScheme) => ({ ...view, colorScheme })));

const pages = {
  index: "index.html",
  "no-entries": "no-entries.html",
  "arabic-channel": "arabic-channel.html",
  article: plainEntry.page,
  live: liveEntry.page,
  arabic: arabicEntry.page,
  chinese: chineseEntry.page,
  "long-title": endlessEntry.page,
  untitled: untitledEntry.page,
  undated: undatedEntry.page,
  wide: wideEntry.page,
};

let browser: Browser;
let site: ServedSite;

beforeAll(async () => {
  browser = await openChromium();
  site = await serveDocuments(documents);
  await mkdir(SCREENSHOTS, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

describe.each(views)("on a $name in the $colorScheme", ({ name, ...view }) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext(view);
  });
  afterAll(() => context?.close());

  test.each(Object.entries(pages))("%s reads well", async (shape, path) => {
    const { page, complaints, abroad } = await visit(context, site.origin + path);
    const proof = page.locator("summary");
    if (await proof.count()) await proof.click();
    await page.screenshot({ path: join(SCREENSHOTS, `${shape}-${name}-${view.colorScheme}.png`), fullPage: true });

    expect(complaints).toEqual([]);
    expect(abroad.filter((request) => request !== "image https://pictures.example/mole.jpg")).toEqual([]);
    expect(await overhang(page), "pixels that stand out to the side").toBe(0);
    for (const ratio of await contrasts(page)) expect(ratio).toBeGreaterThanOrEqual(4.5);
    await page.close();
  });
});

describe("for whoever uses it", () => {
  test("the proof opens by keyboard", async () => {
    const { page } = await visit(await browser.newContext(), site.origin + plainEntry.page);
    for (let presses = 0; presses < 4 && !(await page.locator("summary:focus-visible").count()); presses++)
      await page.keyboard.press("Tab");
    expect(await page.locator("dl").isVisible()).toBe(false);
    await page.keyboard.press("Enter");
    expect(await page.locator("dl").isVisible()).toBe(true);
    await page.context().close();
  });

  test("on a phone the address to copy is one touch away, and one click selects it", async () => {
    const { page } = await visit(await browser.newContext({ viewport: { width: 390, height: 844 } }), site.origin);
    await page.locator("a.follow").click();
    const address = page.locator("#subscribe code");
    await expect.poll(() => address.evaluate((code) => code.getBoundingClientRect().top < 844)).toBe(true);
    await address.click();
    expect(await address.evaluate((code) => String(code.ownerDocument.getSelection()))).toBe(
      "https://wire.example/rss.xml",
    );
    await page.context().close();
  });

  test("an article leads back to the list", async () => {
    const { page } = await visit(await browser.newContext(), site.origin);
    await page.locator("main li a").first().click();
    await page.locator("nav a").click();
    await page.waitForURL(`${site.origin}index.html`);
    await page.context().close();
  });
});

/** How far the page can be pushed to the side. */
const overhang = (page: Page): Promise<number> =>
  page.locator("html").evaluate((root) => Math.max(0, root.scrollWidth - root.clientWidth));

/** Of every element that holds text of its own, its colour against the ground it stands on. */
const contrasts = async (page: Page): Promise<readonly number[]> => {
  const pairs: readonly (readonly [string, string])[] = await page.locator("body").evaluate((body) => {
    const styleOf = body.ownerDocument.defaultView.getComputedStyle;
    const texts = [
      ...body.querySelectorAll("h1, h2, p, a, b, small, li, dt, dd, q, code, td, th, summary, figcaption"),
    ];
    return texts.map((element) => {
      let ground = element;
      while (ground !== body && styleOf(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
      return [styleOf(element).color, styleOf(ground).backgroundColor];
    });
  });
  expect(pairs.length).toBeGreaterThan(0);
  return [...new Set(pairs.map(([text, ground]) => contrast(text, ground)))];
};
