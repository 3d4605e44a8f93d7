import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { renderArchive, renderFeeds } from "#publish/feeds.ts";
import type { Store } from "#store/store.ts";
import type { Feed } from "../../../seedwire.feed.d.ts";
import { type DeliveryServer, startDelivery } from "../../support/delivery/delivery.ts";
import { storeOrigin } from "../../support/delivery/origin.ts";
import { channel as base, dated, evidence } from "../../support/feed-articles.ts";
import { openMemory } from "../../support/memory-store.ts";
import { readProjectFile } from "../../support/project.ts";
import { NOON } from "../../support/test-site.ts";
import { openChromium } from "./chromium.ts";
import { type ServedSite, serveDocuments } from "./serve-documents.ts";

/** The examples of docs/json-feed.md, as they stand there, in an app's page on another origin than the feed. */

const EXAMPLES = [...readProjectFile("docs/json-feed.md").matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);

let browser: Browser;
let app: ServedSite;
let page: Page;
let out: Store;
let site: DeliveryServer;
let channel: Channel;

const entries = Array.from({ length: 7 }, (_, index) =>
  dated(`2025-03-${String(28 - index)}`, {
    id: `tag:orchard.example,2025-02-01:${index}.md`,
    title: evidence(`Crate ${index}`),
  }),
);
const publish = async (documents: readonly Document[]) => {
  for (const { path, body, contentType, cacheControl } of documents)
    await out.put(`public/${path}`, body, { contentType, cacheControl });
};

beforeAll(async () => {
  browser = await openChromium();
  const place = storeOrigin(openMemory(() => NOON));
  out = place.out;
  site = await startDelivery(place.origin);
  channel = { ...base, siteUrl: site.address };
  await publish([
    ...renderFeeds(channel, entries.slice(0, 3), { older: "archive/c" }),
    ...renderArchive(channel, { path: "archive/c", older: "archive/b" }, entries.slice(2, 4)),
    ...renderArchive(channel, { path: "archive/b", older: "archive/a" }, []),
    ...renderArchive(channel, { path: "archive/a" }, entries.slice(4)),
  ]);
  const scripts = EXAMPLES.map((code) => `<script>${code}</script>`).join("\n");
  const html = `<!doctype html><title>An app</title>${scripts}`;
  const contentType = "text/html; charset=utf-8";
  app = await serveDocuments([{ path: "index.html", body: Buffer.from(html), contentType, cacheControl: "no-store" }]);
  page = await browser.newPage();
  await page.goto(app.origin);
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await app?.close();
});

const inApp = <T>(code: string): Promise<T> => page.evaluate<T>(`(async () => { ${code} })()`);

describe("the guide to feed.json", () => {
  test("has two examples", () => {
    expect(EXAMPLES).toHaveLength(2);
  });

  test("reads all entries through the archive, newest first, each once", async () => {
    const titles = await inApp<string[]>(`
      const titles = [];
      for await (const item of readFeed("${site.address}feed.json")) titles.push(item.title);
      return titles;`);
    expect(titles).toEqual(entries.map(({ title }) => title?.value));
  });

  test("throws for a feed that is not there", async () => {
    await expect(inApp(`for await (const item of readFeed("${site.address}no.json")) return item;`)).rejects.toThrow(
      /no\.json: 404/,
    );
  });

  test("hears of news by the ETag, and of nothing where nothing changed", async () => {
    const ask = () => inApp<Feed["items"] | undefined>(`return readNews("${site.address}feed.json");`);
    expect(await ask()).toHaveLength(3);
    expect(await ask()).toBeUndefined();
    const news = dated("2025-03-29", { id: "tag:orchard.example,2025-02-01:new.md", title: evidence("A late crate") });
    await publish(renderFeeds(channel, [news, ...entries.slice(0, 2)], { older: "archive/c" }));
    expect((await ask())?.[0]?.title).toBe("A late crate");
    expect(await ask()).toBeUndefined();
  });
});
