import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { openS3 } from "#store/s3-store.ts";
import { type RealS3, startRealS3 } from "../../support/ceph.ts";
import { type DeliveryServer, startDelivery } from "../../support/delivery/delivery.ts";
import { bucketOrigin } from "../../support/delivery/origin.ts";
import { article, drop, siteOf } from "../../support/test-site.ts";

/** What a real bucket keeps of a document, seen through CloudFront's headers. */

let s3: RealS3;
let server: DeliveryServer;
let written: readonly string[];

beforeAll(async () => {
  s3 = await startRealS3();
  const bucket = await s3.createBucket();
  const site = siteOf({ out: openS3({ bucket, client: s3.client() }) });
  await drop(site.seeds, "bell.md", article("Bell rings"));
  ({ written } = (await build(site)).published);
  server = await startDelivery(bucketOrigin(s3.client(), bucket));
});
afterAll(async () => {
  await server?.close();
  await s3?.stop();
});

test("every document comes with the type and the cache time it was stored with, and is known again by its tag", async () => {
  const types = new Map<string, string | null>();
  for (const path of written) {
    const { status, headers } = await fetch(server.address + path);
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toMatch(/^public, max-age=\d+/);
    expect([...headers.keys()].filter((name) => name.startsWith("x-amz-"))).toEqual([]);
    types.set(
      path.replace(/^articles\/.*/, "articles/…").replace(/^sitemap-.*/, "sitemap-…"),
      headers.get("content-type"),
    );
    const condition = { "if-none-match": headers.get("etag") ?? "", "cache-control": "max-age=0" };
    expect((await fetch(server.address + path, { headers: condition })).status).toBe(304);
  }
  expect(Object.fromEntries(types)).toEqual({
    "rss.xml": "application/rss+xml; charset=utf-8",
    "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
    "index.html": "text/html; charset=utf-8",
    "style.css": "text/css; charset=utf-8",
    "articles/…": "text/html; charset=utf-8",
    "404.html": "text/html; charset=utf-8",
    "about.html": "text/html; charset=utf-8",
    "feeds.opml": "text/x-opml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "sitemap.xml": "application/xml; charset=utf-8",
    "sitemap-…": "application/xml; charset=utf-8",
  });
});

test("the state has no address", async () => {
  for (const path of ["state/root.json", "%2e%2e%2fstate%2froot.json", "public/../state/root.json"])
    expect((await fetch(server.address + path)).status).toBe(404);
});
