import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contrast } from "../../support/contrast.ts";
import { barriers } from "./accessibility.ts";
import { openChromium } from "./chromium.ts";
import { documents, pathOf, shapes } from "./scenes.ts";
import { type ServedSite, serveDocuments } from "./serve-documents.ts";
import { visit } from "./visit.ts";

/** Where the pictures of the pages go, for people to look at. */
const SCREENSHOTS = process.env.SCREENSHOTS ?? join(tmpdir(), "seedwire-screenshots");

const views = [
  { name: "phone", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  { name: "tablet", viewport: { width: 820, height: 1180 }, isMobile: true, hasTouch: true },
  { name: "desktop", viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false },
];

/** One of each frame that a page can have. */
const SKIPPING = new Set(["index", "article", "topic", "about", "arabic"]);

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

describe.each(views)("on a $name", ({ name, ...view }) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext(view);
  });
  afterAll(() => context?.close());

  test.each(shapes)("%s reads well, in the light and in the dark", async (shape, path) => {
    const { page, complaints, abroad } = await visit(context, site.origin + path);
    const proof = page.locator("summary");
    if (await proof.count()) await proof.click();
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: join(SCREENSHOTS, `${shape}-${name}-${scheme}.png`), fullPage: true });
      for (const ratio of await contrasts(page)) expect(ratio, `contrast in the ${scheme}`).toBeGreaterThanOrEqual(4.5);
      expect(await barriers(page, scheme), `what axe finds in the ${scheme}`).toEqual([]);
    }
    expect(complaints).toEqual([]);
    expect(abroad.filter((request) => request !== "image https://pictures.example/mole.jpg")).toEqual([]);
    expect(await overhang(page), "pixels that stand out to the side").toBe(0);
    await page.close();
  });
});

describe("for whoever uses it", () => {
  test("the proof opens by keyboard", async () => {
    const { page } = await visit(await browser.newContext(), site.origin + pathOf("article"));
    await page.locator("summary").focus();
    expect(await page.locator("dl").isVisible()).toBe(false);
    await page.keyboard.press("Enter");
    expect(await page.locator("dl").isVisible()).toBe(true);
    await page.context().close();
  });

  test("the remark on an inferred date opens its proof, without a script", async () => {
    const { page } = await visit(await browser.newContext(), site.origin + pathOf("inferred"));
    expect(await page.locator("dl").isVisible()).toBe(false);
    await page.locator(".facts a", { hasText: "inferred" }).click();
    expect(await page.locator("dl").isVisible()).toBe(true);
    await page.context().close();
  });

  test.each(shapes.filter(([shape]) => SKIPPING.has(shape)))(
    "the first key on %s leads past what stands above the text",
    async (_shape, path) => {
      const { page } = await visit(await browser.newContext(), site.origin + path);
      await page.keyboard.press("Tab");
      const skip = page.locator(".skip:focus");
      expect(await skip.evaluate((link) => link.getBoundingClientRect().top >= 0)).toBe(true);
      await page.keyboard.press("Enter");
      await page.waitForURL(/#main$/);
      await page.keyboard.press("Tab");
      expect(
        await page.locator(":focus").evaluate((element) => element.closest("header.masthead, header.banner")),
      ).toBe(null);
      await page.context().close();
    },
  );

  test("all that can be clicked on an article can be reached and is seen to be by keyboard", async () => {
    const { page } = await visit(await browser.newContext(), site.origin + pathOf("article"));
    const count = await page.locator("a[href], summary, [tabindex]").count();
    const outlines: string[] = [];
    for (let press = 0; press < count; press++) {
      await page.keyboard.press("Tab");
      outlines.push(
        await page
          .locator(":focus")
          .evaluate((element) => element.ownerDocument.defaultView.getComputedStyle(element).outlineStyle),
      );
    }
    expect(outlines).toEqual(Array.from({ length: count }, () => "solid"));
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

  test("one walks from the list to an article, its topic, all topics, what a feed is, and back", async () => {
    const { page } = await visit(await browser.newContext(), site.origin);
    await page.locator("main li a", { hasText: "Line four" }).first().click();
    await page.locator(".tags a", { hasText: "trams" }).click();
    await page.waitForURL(`${site.origin}${pathOf("topic")}`);
    await page.locator(".kicker a").click();
    await page.waitForURL(`${site.origin}${pathOf("topics")}`);
    await page.locator("footer a", { hasText: "About these feeds" }).click();
    await page.waitForURL(`${site.origin}${pathOf("about")}`);
    await page.locator("a.home").click();
    await page.waitForURL(`${site.origin}index.html`);
    await page.context().close();
  });

  test("one walks back in time, and to the newest in one step", async () => {
    const { page } = await visit(await browser.newContext(), site.origin);
    await page.locator('a[rel="next"]').click();
    await page.waitForURL(`${site.origin}${pathOf("archive")}`);
    await page.locator(".pager a", { hasText: "Newest" }).click();
    await page.waitForURL(`${site.origin}index.html`);
    await page.context().close();
  });

  test("printed, a page is its text: no way on, and each address written out", async () => {
    const { page } = await visit(await browser.newContext(), site.origin + pathOf("article"));
    await page.emulateMedia({ media: "print" });
    expect(
      await page.locator(".follow, nav, summary").evaluateAll((all) => all.filter((one) => one.offsetParent).length),
    ).toBe(0);
    const written = await page
      .locator('.body a[href^="http"]')
      .first()
      .evaluate((link) => link.ownerDocument.defaultView.getComputedStyle(link, "::after").content);
    expect(written).toContain("https://cooks.example/petition");
    await page.context().close();
  });

  test("a site's own colour and logo take the place of ours", async () => {
    const { page } = await visit(await browser.newContext(), site.origin + pathOf("own-look"));
    expect(
      await page.locator("a.follow").evaluate((link) => link.ownerDocument.defaultView.getComputedStyle(link).color),
    ).toBe("rgb(29, 111, 138)");
    expect(await page.locator(".home img").evaluate((logo) => logo.complete && logo.naturalWidth > 0)).toBe(true);
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
      ...body.querySelectorAll("h1, h2, p, a, b, cite, small, li, dt, dd, q, code, td, th, summary, figcaption"),
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
