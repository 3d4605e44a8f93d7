import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { type DeliveryServer, startDelivery } from "../../support/delivery/delivery.ts";
import { storeOrigin } from "../../support/delivery/origin.ts";
import { openMemory } from "../../support/memory-store.ts";
import { article, drop, NOON, siteOf } from "../../support/test-site.ts";
import { openChromium } from "./chromium.ts";
import { type ServedSite, serveDocuments } from "./serve-documents.ts";
import { visit } from "./visit.ts";

/** A browser at what CloudFront sends. */

const PICTURE = "https://pictures.example/mole.jpg";
/** What a page would be that neither the sanitizer nor the policy in its own head protects: the header is alone. */
const UNPROTECTED = `<!doctype html><title>Unprotected</title><link rel="stylesheet" href="../style.css">
<link rel="stylesheet" href="https://evil.example/x.css"><style>p{display:none}</style>
<p onclick="globalThis.pwned=1">Bell rings<img src="data:image/png,x" onerror="globalThis.pwned=1">
<script>globalThis.pwned=1</script><script src="https://evil.example/x.js"></script>
<iframe src="https://evil.example/"></iframe><form action="https://evil.example/"><button>Send</button></form>`;

let browser: Browser;
let site: DeliveryServer;
let app: ServedSite;
let articlePage: string;

beforeAll(async () => {
  browser = await openChromium();
  const { out, origin } = storeOrigin(openMemory(() => NOON));
  const built = siteOf({ out });
  await drop(built.seeds, "bell.md", `${article("Bell rings")}\n![The mole at dawn](${PICTURE})\n`);
  const { published } = await build(built);
  articlePage = published.written.find((path) => path.startsWith("articles/")) ?? "";
  await out.put("public/articles/unprotected.html", Buffer.from(UNPROTECTED), {
    contentType: "text/html; charset=utf-8",
  });
  site = await startDelivery(origin);
  const frame = `<!doctype html><title>Frame</title><iframe src="${site.address}index.html"></iframe>`;
  const pages = { "index.html": "<!doctype html><title>A reader</title>", "frame.html": frame };
  app = await serveDocuments(
    Object.entries(pages).map(([path, html]) => ({
      path,
      body: Buffer.from(html),
      contentType: "text/html",
      cacheControl: "no-store",
    })),
  );
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await app?.close();
});

describe("an app on another site", () => {
  /** Fetches in a page of the app's own. */
  const fetched = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const page = await browser.newPage();
    await page.goto(app.origin);
    const answer = await page.evaluate(
      async ({ address, headers }) => {
        const response = await fetch(address, { headers });
        const said = (name: string) => response.headers.get(name);
        return {
          status: response.status,
          etag: said("etag"),
          modified: said("last-modified"),
          text: await response.text(),
        };
      },
      { address: site.address + path, headers },
    );
    await page.close();
    return answer;
  };

  test("reads the JSON Feed and its ETag, and asks by it only for what changed", async () => {
    const { status, etag, modified, text } = await fetched("feed.json");
    expect([status, JSON.parse(text).items[0].title]).toEqual([200, "Bell rings"]);
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(modified).toBe(new Date(NOON * 1000).toUTCString());
    // A header that is not on the browser's own list: it asks by OPTIONS whether it may.
    expect(await fetched("feed.json", { "if-none-match": etag ?? "" })).toMatchObject({ status: 304, etag, text: "" });
  });

  test("reads the compressed RSS, and asks by its weak ETag", async () => {
    const { etag, text } = await fetched("rss.xml");
    expect(text).toContain("Bell rings");
    expect(etag).toMatch(/^W\/"/);
    expect(await fetched("rss.xml", { "if-none-match": etag ?? "" })).toMatchObject({ status: 304 });
  });
});

describe("under the policy of the header", () => {
  const pwned = (page: Page): Promise<boolean> =>
    page.locator("html").evaluate((root) => "pwned" in root.ownerDocument.defaultView);
  const ground = (page: Page): Promise<string> =>
    page.locator("body").evaluate((body) => body.ownerDocument.defaultView.getComputedStyle(body).backgroundColor);

  test("an article shows its style and its picture, and nothing is complained of", async () => {
    const { page, complaints, abroad } = await visit(await browser.newContext(), site.address + articlePage);
    expect(await ground(page)).toBe("rgb(253, 252, 250)");
    expect(await page.locator("article img").evaluate((image) => image.complete && image.naturalWidth)).toBe(1200);
    expect(complaints).toEqual([]);
    expect(abroad).toEqual([`image ${PICTURE}`]);
    await page.context().close();
  });

  test("a page that nothing else protects runs nothing and sends nothing", async () => {
    const { page, complaints, abroad } = await visit(
      await browser.newContext(),
      `${site.address}articles/unprotected.html`,
    );
    await page.locator("p").dispatchEvent("click");
    expect(await pwned(page)).toBe(false);
    expect(await ground(page), "its own style sheet is allowed").toBe("rgb(253, 252, 250)");
    expect(await page.locator("p").isVisible()).toBe(true);
    expect(abroad).toEqual([]);
    expect(complaints.length).toBeGreaterThan(5);
    expect(complaints.filter((complaint) => !complaint.includes("Content Security Policy"))).toEqual([]);
    await page.context().close();
  });

  test("no page of another site frames one", async () => {
    const page = await browser.newPage();
    await page.goto(`${app.origin}frame.html`);
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    await page.close();
  });
});
