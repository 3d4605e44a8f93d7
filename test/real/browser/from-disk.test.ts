import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { renderStyle } from "#publish/pages/style.ts";
import { channel, plainEntry } from "../../support/page-articles.ts";
import { openChromium } from "./chromium.ts";
import { visit } from "./visit.ts";

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await openChromium();
  folder = await mkdtemp(join(tmpdir(), "seedwire-disk-"));
  for (const { path, body } of [
    renderStyle(),
    renderIndex(channel, [plainEntry]),
    renderArticlePage(channel, plainEntry),
  ]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), body);
  }
});

afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

test("a folder opened from disk shows its articles in style, without a server", async () => {
  const { page, complaints } = await visit(await browser.newContext(), pathToFileURL(join(folder, "index.html")).href);
  await page.locator("main li a").click();
  await page.locator("h1").waitFor();
  expect(page.url()).toBe(pathToFileURL(join(folder, plainEntry.page)).href);
  expect(
    await page
      .locator("body")
      .evaluate((body) => body.ownerDocument.defaultView.getComputedStyle(body).backgroundColor),
  ).toBe("rgb(253, 252, 250)");
  await page.locator("nav a", { hasText: "Articles" }).click();
  await page.locator("#subscribe").waitFor();
  expect(complaints).toEqual([]);
});
