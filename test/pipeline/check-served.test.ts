import { describe, expect, test } from "vitest";
import type { Channel } from "#model/channel.ts";
import { StoreUnavailable } from "#model/errors.ts";
import { type Ask, examineConfiguration } from "#pipeline/doctor.ts";
import { renderFixtures, renderFront } from "#pipeline/site-documents.ts";
import { NOON, channel as sample } from "../support/test-site.ts";

const channel: Channel = {
  ...sample,
  siteUrl: "https://quay.lv/news/",
  idAuthority: { name: "quay.lv", date: "2024-01-01" },
  hub: "https://hub.quay.lv/",
};

interface Served {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A site that serves an empty feed as it should be, and a hub; `odd` may change an answer, or throw instead. */
const web = (odd: (address: string, answer: Served) => Served = (_, answer) => answer): Ask => {
  const standing = [...renderFront(channel, [], undefined), ...renderFixtures(channel, undefined)];
  const documents = new Map(standing.map((document) => [`${channel.siteUrl}${document.path}`, document]));
  return async (address, headers) => {
    const document = documents.get(address);
    const fresh = headers?.["if-none-match"] === 'W/"1"';
    const found = {
      status: fresh ? 304 : 200,
      headers: {
        etag: 'W/"1"',
        "content-type": document?.contentType ?? "",
        "cache-control": document?.cacheControl ?? "",
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "ETag, Last-Modified",
      },
      text: new TextDecoder().decode(document?.body),
    };
    const absent = { status: address === channel.hub ? 400 : 404, headers: {}, text: "" };
    const answer = odd(address, document ? found : absent);
    return { ...answer, headers: new Headers(answer.headers) };
  };
};

const wrongAt = async (ask: Ask): Promise<string[]> => {
  const wrong: string[] = [];
  for await (const { troubles } of examineConfiguration(async () => channel, NOON, ask))
    for (const { message, hint } of troubles) wrong.push(`${message} → ${hint}`);
  return wrong;
};

/** Changes the answer at one address, below the site or not. */
const at =
  (path: string, change: (answer: Served) => Partial<Served>) =>
  (address: string, answer: Served): Served =>
    address === new URL(path, channel.siteUrl).href ? { ...answer, ...change(answer) } : answer;
const withHeader = (name: string, value: string) =>
  at("rss.xml", ({ headers }) => ({ headers: { ...headers, [name]: value } }));

describe("a site", () => {
  test("that serves what is stored is well, and so is a hub that only answers", async () => {
    expect(await wrongAt(web())).toEqual([]);
  });

  test.each([
    [
      "a feed is not there",
      at("rss.xml", () => ({ status: 403 })),
      /news\/rss\.xml answers 403 → See what the server reads/,
    ],
    ["the page is not there", at("index.html", () => ({ status: 404 })), /news\/index\.html answers 404/],
    [
      "a content type is lost",
      withHeader("content-type", "binary/octet-stream"),
      /rss\.xml comes as binary\/octet-stream, not as application\/rss\+xml/,
    ],
    ["there is none", withHeader("content-type", ""), /comes as nothing, not as application\/rss\+xml/],
    ["there is no ETag", withHeader("etag", ""), /rss\.xml is sent whole each time → Let the server send an ETag/],
    ["the ETag is another each time", withHeader("etag", '"2"'), /rss\.xml is sent whole each time/],
    [
      "other sites may not read",
      withHeader("access-control-allow-origin", ""),
      /cannot be read by pages of other sites/,
    ],
    [
      "other sites do not see the ETag",
      withHeader("access-control-expose-headers", "Date"),
      /cannot be read by pages of/,
    ],
    [
      "caches keep feeds for a day",
      withHeader("cache-control", "max-age=86400"),
      /may be kept by caches for more than an hour/,
    ],
    ["caches are told nothing", withHeader("cache-control", ""), /may be kept by caches for as long as they like/],
    [
      "it stands elsewhere than it says",
      at("feed.json", ({ text }) => ({ text: text.replaceAll("quay.lv/news", "d1.quay.lv") })),
      /news\/feed\.json says that it stands at https:\/\/d1\.quay\.lv\/feed\.json → Set siteUrl/,
    ],
    [
      "its state lies beside it",
      at("../state/root.json", () => ({ status: 200, text: '{"schema":1,"revision":7}' })),
      /quay\.lv\/state\/root\.json can be read by everybody/,
    ],
    [
      "its state lies below it",
      at("state/root.json", () => ({ status: 200, text: '{"schema":1,"revision":7}' })),
      /news\/state\/root\.json can be read by everybody/,
    ],
    [
      "its hub has gone",
      at("https://hub.quay.lv/", () => ({ status: 404 })),
      /The hub https:\/\/hub\.quay\.lv\/ answers 404/,
    ],
    ["its hub is ill", at("https://hub.quay.lv/", () => ({ status: 503 })), /The hub .* answers 503 → Choose another/],
  ])("is not well when %s", async (_, odd, message) => {
    expect(await wrongAt(web(odd))).toEqual([expect.stringMatching(message)]);
  });

  test("is well though it answers a page for what is not there", async () => {
    expect(await wrongAt(web(at("state/root.json", () => ({ status: 200, text: "<html>Not found</html>" }))))).toEqual(
      [],
    );
  });

  test("that does not answer is told once, and the hub is still asked", async () => {
    const asked: string[] = [];
    const silent = web((address, answer) => {
      asked.push(address);
      if (address === channel.hub) return answer;
      throw new StoreUnavailable(`${address} does not answer`, { hint: "See the DNS." });
    });
    expect(await wrongAt(silent)).toEqual([expect.stringMatching(/does not answer → See the DNS/)]);
    expect(asked).toContain(channel.hub);
  });

  test("is not asked unless it is to be", async () => {
    const configuration = examineConfiguration(async () => channel, NOON);
    const what: string[] = [];
    for await (const diagnosis of configuration) what.push(diagnosis.what);
    expect(what).toEqual(["the configuration can be used"]);
  });
});
