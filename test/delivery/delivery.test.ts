import { type IncomingHttpHeaders, request as send } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { openDirectory } from "#store/directory-store.ts";
import { openS3 } from "#store/s3-store.ts";
import type { Store } from "#store/store.ts";
import { DECLARED } from "../support/delivery/declared.ts";
import { type DeliveryServer, startDelivery } from "../support/delivery/delivery.ts";
import { bucketOrigin, type Origin, storeOrigin } from "../support/delivery/origin.ts";
import { startStrictS3 } from "../support/strict-s3.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { article, drop, siteOf } from "../support/test-site.ts";

interface Place {
  readonly out: Store;
  readonly origin: Origin;
  close?(): Promise<void>;
}

const inBucket = async (): Promise<Place> => {
  const s3 = await startStrictS3();
  s3.bucket("feeds");
  const client = s3.client();
  return { out: openS3({ bucket: "feeds", client }), origin: bucketOrigin(client, "feeds"), close: s3.close };
};
const inFolder = async (): Promise<Place> => storeOrigin(await openDirectory(temporaryFolder()));

const FEEDS = {
  "rss.xml": "application/rss+xml; charset=utf-8",
  "atom.xml": "application/atom+xml; charset=utf-8",
  "feed.json": "application/feed+json; charset=utf-8",
};

describe.each([
  ["a bucket", inBucket],
  ["a folder", inFolder],
])("a site delivered from %s", (_, open) => {
  let place: Place;
  let server: DeliveryServer;
  const stored = async (path: string) => Buffer.from((await place.out.get(`public/${path}`))?.body ?? []);

  beforeAll(async () => {
    place = await open();
    const site = siteOf({ out: place.out });
    for (const title of ["Bell rings", "Crab walks", "Ferry sails"])
      await drop(site.seeds, `${title}.md`, article(title));
    await build(site);
    server = await startDelivery(place.origin);
  });
  afterAll(async () => {
    await server?.close();
    await place?.close?.();
  });

  const ask = async (path: string, headers: Readonly<Record<string, string>> = {}, method = "GET") => {
    const answer = await new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>(
      (resolve, reject) => {
        const { hostname, port } = new URL(server.address);
        send({ hostname, port, path: `/${path}`, headers, method, agent: false }, async (response) => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) });
        })
          .on("error", reject)
          .end();
      },
    );
    expect(answer.headers, "every answer carries what the template declares").toMatchObject(DECLARED.headers);
    return answer;
  };

  test.each(Object.entries(FEEDS))("has %s as it is stored: %s", async (path, type) => {
    const { status, headers, body } = await ask(path);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": type,
      "cache-control": "public, max-age=60, stale-while-revalidate=300",
      "content-length": String(body.length),
      "accept-ranges": "bytes",
    });
    expect(headers.etag).toMatch(/^"[^"]+"$/);
    expect(Object.keys(headers).filter((name) => name.startsWith("x-amz-"))).toEqual([]);
    expect(body.equals(await stored(path))).toBe(true);
  });

  test("has its index at the top, and no index of folders", async () => {
    expect((await ask("")).body.equals(await stored("index.html"))).toBe(true);
    expect((await ask("articles/")).status).toBe(404);
  });

  test("answers with a page of the site's own where nothing stands", async () => {
    const { status, headers, body } = await ask("articles/mistyped.html");
    expect([status, headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
    expect(body.equals(await stored("404.html"))).toBe(true);
  });

  test.each([
    "state/root.json",
    "../state/root.json",
    "%2e%2e/state/root.json",
    "..%2fstate%2froot.json",
    "public/../../state/root.json",
    "no-such-page.html",
  ])("has no %s", async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body.toString()).not.toContain("Bell");
  });

  test.each(["POST", "PUT", "DELETE"])("is not open to %s", async (method) => {
    expect((await ask("rss.xml", {}, method)).status).toBe(403);
  });

  test("answers HEAD as GET, without the body", async () => {
    const get = await ask("feed.json");
    const head = await ask("feed.json", {}, "HEAD");
    const { date: _, ...headers } = get.headers;
    expect(head.headers).toMatchObject(headers);
    expect(head.body).toHaveLength(0);
  });

  describe("asked whether it changed", () => {
    const validators = async (path: string) => {
      const { etag = "", "last-modified": modified = "" } = (await ask(path)).headers;
      return { etag, modified };
    };
    const earlier = (date: string) => new Date(Date.parse(date) - 1_000).toUTCString();

    test.each(Object.keys(FEEDS))("says of %s that it did not", async (path) => {
      const { etag, modified } = await validators(path);
      const conditions = [
        { "if-none-match": etag },
        { "if-none-match": `W/${etag}` },
        { "if-none-match": `"other", W/"more" ,${etag}` },
        { "if-none-match": "*" },
        { "if-modified-since": modified },
        { "if-none-match": etag, "if-modified-since": earlier(modified) },
      ];
      for (const headers of conditions) {
        const { status, body, headers: said } = await ask(path, headers);
        expect([status, body.length, said.etag, said["content-type"]]).toEqual([304, 0, etag, undefined]);
        expect(said["cache-control"]).toContain("max-age=60");
        expect((await ask(path, headers, "HEAD")).status).toBe(304);
      }
    });

    test("says that it did, with the whole of it", async () => {
      const { etag, modified } = await validators("rss.xml");
      const conditions = [
        { "if-none-match": '"other"' },
        { "if-none-match": etag.slice(1, -1) },
        { "if-none-match": '"other"', "if-modified-since": modified },
        { "if-modified-since": earlier(modified) },
        { "if-modified-since": "yesterday" },
      ];
      for (const headers of conditions) expect((await ask("rss.xml", headers)).status).toBe(200);
    });
  });

  describe("asked for a part", () => {
    const whole = () => stored("atom.xml");

    test.each<[string, (length: number) => [first: number, last: number]]>([
      ["bytes=0-9", () => [0, 9]],
      ["bytes=10-", (length) => [10, length - 1]],
      ["bytes=-10", (length) => [length - 10, length - 1]],
      ["bytes=0-99999999", (length) => [0, length - 1]],
      ["bytes=-99999999", (length) => [0, length - 1]],
    ])("gives it: %s", async (range, part) => {
      const { length } = await whole();
      const [first, last] = part(length);
      const { status, headers, body } = await ask("atom.xml", { range, "accept-encoding": "gzip, br" });
      expect([status, headers["content-range"]]).toEqual([206, `bytes ${first}-${last}/${length}`]);
      expect(body.equals((await whole()).subarray(first, last + 1))).toBe(true);
    });

    test.each(["bytes=99999999-", "bytes=-0"])("says where its end is: %s", async (range) => {
      const { status, headers } = await ask("atom.xml", { range });
      expect([status, headers["content-range"]]).toEqual([416, `bytes */${(await whole()).length}`]);
    });

    test.each(["bytes=0-1,4-5", "bytes=9-3", "bytes=-", "pages=1-2"])("gives the whole: %s", async (range) => {
      expect((await ask("atom.xml", { range })).body.equals(await whole())).toBe(true);
    });

    test("of a version that is no longer there gives the whole", async () => {
      const { etag = "", "last-modified": modified = "" } = (await ask("atom.xml")).headers;
      const status = async (known: string) => (await ask("atom.xml", { range: "bytes=0-9", "if-range": known })).status;
      expect(await status(etag)).toBe(206);
      expect(await status(modified)).toBe(206);
      expect(await status('"other"')).toBe(200);
      expect(await status(`W/${etag}`)).toBe(200);
      expect(await status("Thu, 01 Jan 2015 00:00:00 GMT")).toBe(200);
    });
  });

  describe("compressed", () => {
    const decode = { br: brotliDecompressSync, gzip: gunzipSync };

    test.each(["rss.xml", "index.html", "style.css"])(
      "%s comes as asked, and says 304 to its weak tag",
      async (path) => {
        const asked = {
          gzip: "gzip",
          "gzip, deflate": "gzip",
          "gzip, deflate, br": "br",
          "br;q=0, gzip": "gzip",
        } as const;
        for (const [accepted, encoding] of Object.entries(asked)) {
          const { headers, body } = await ask(path, { "accept-encoding": accepted });
          expect(headers).toMatchObject({ "content-encoding": encoding, vary: "Accept-Encoding" });
          expect(headers.etag).toMatch(/^W\/"/);
          expect(decode[encoding](body).equals(await stored(path))).toBe(true);
          const again = await ask(path, { "accept-encoding": accepted, "if-none-match": headers.etag ?? "" });
          expect(again.status).toBe(304);
        }
        const plain = await ask(path, { "accept-encoding": "identity" });
        expect(plain.headers["content-encoding"]).toBeUndefined();
        expect(plain.headers.vary).toBe("Accept-Encoding");
      },
    );

    test.each(["atom.xml", "feed.json"])("%s never comes: CloudFront does not know its type", async (path) => {
      const { headers, body } = await ask(path, { "accept-encoding": "gzip, br" });
      expect([headers["content-encoding"], headers.vary]).toEqual([undefined, undefined]);
      expect(headers.etag).toMatch(/^"/);
      expect(body.equals(await stored(path))).toBe(true);
    });
  });

  describe("asked by a page of another site", () => {
    const origin = "https://reader.example";

    test("lets it read, and see the ETag", async () => {
      const { headers } = await ask("feed.json", { origin });
      expect(headers["access-control-allow-origin"]).toBe("*");
      expect(headers["access-control-expose-headers"]?.split(",")).toContain("ETag");
      expect((await ask("feed.json")).headers["access-control-allow-origin"]).toBeUndefined();
    });

    test("lets it ask with conditions, and nothing else than ask", async () => {
      const asking = (method: string) => ({
        origin,
        "access-control-request-method": method,
        "access-control-request-headers": "if-none-match",
      });
      const { status, headers } = await ask("feed.json", asking("GET"), "OPTIONS");
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        "access-control-allow-methods": "GET,HEAD",
        "access-control-allow-headers": "*",
      });
      expect((await ask("feed.json", asking("PUT"), "OPTIONS")).status).toBe(403);
    });
  });
});
