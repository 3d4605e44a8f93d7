import { inParallel } from "#catalog/in-parallel.ts";
import { FRONT } from "./check-feeds.ts";
import { type Trouble, when } from "./diagnosis.ts";
import { type PublishedFeed, parsePublished } from "./published-feed.ts";

/** Asks an address over HTTP and follows redirects; handed in from the rim, as the clock is. @throws SeedwireError when nobody answers */
export type Ask = (address: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Whether the world gets at an address what stands under `public/`, with the headers readers need, and nothing else.
 * @param siteUrl ends with `/`
 * @param stored the feed as it stands in OUT, where that has stood for longer than caches keep it
 */
export const checkServed = async (siteUrl: string, ask: Ask, stored?: PublishedFeed): Promise<Trouble[]> => {
  const troubles = await inParallel(Object.entries(FRONT), 2, ([path, type]) =>
    checkDocument(new URL(path, siteUrl).href, type, ask, stored),
  );
  return [...troubles.flat(), ...(await checkStateIsShut(siteUrl, ask))];
};

const checkDocument = async (address: string, type: string, ask: Ask, stored?: PublishedFeed): Promise<Trouble[]> => {
  const { status, headers, text } = await ask(address, { origin: "https://reader.invalid" });
  if (status !== 200) return when(true, `${address} answers ${status}`, BEHIND);
  const header = (name: string) => headers.get(name) ?? "";
  const wrong = (so: boolean, message: string, hint: string) => when(so, `${address} ${message}`, hint);
  const troubles = wrong(
    !header("content-type").startsWith(type),
    `comes as ${header("content-type") || "nothing"}, not as ${type}`,
    "Let the server send the content type that is stored with it; an upload by hand loses it: remove the file, and it is written again.",
  );
  if (type === "text/html") return troubles;

  const etag = header("etag");
  const unchanged = etag && (await ask(address, { "if-none-match": etag, ...FROM_CACHES_TOO })).status === 304;
  const feed = type === "application/feed+json" ? parsePublished(text) : undefined;
  return [
    ...troubles,
    ...wrong(!unchanged, "is sent whole each time", "Let the server send an ETag, and answer If-None-Match with 304."),
    ...wrong(
      header("access-control-allow-origin") !== "*" || !/\betag\b|\*/i.test(header("access-control-expose-headers")),
      "cannot be read by pages of other sites",
      "Send Access-Control-Allow-Origin: * and Access-Control-Expose-Headers: ETag.",
    ),
    ...wrong(
      longestAge(header("cache-control")) > MOST_AGE,
      `may be kept by caches for ${header("cache-control") ? "more than an hour" : "as long as they like"}`,
      "Let the server send the Cache-Control that is stored with it: public, max-age=60.",
    ),
    ...wrong(
      feed !== undefined && feed.address !== address,
      `says that it stands at ${feed?.address}`,
      "Set siteUrl to where it is served, and build again.",
    ),
    ...wrong(
      feed !== undefined && stored !== undefined && feed.text !== stored.text,
      "is not the feed that stands in OUT",
      `${BEHIND} A cache before it may keep old answers.`,
    ),
  ];
};

/** `fetch` adds no-cache to a conditional request that says nothing of caches, and then servers send all of it. */
const FROM_CACHES_TOO = { "cache-control": "max-age=0" };

const BEHIND = "See what the server reads: it has to be this public/ and nothing else.";

/** Seconds. */
const MOST_AGE = 3_600;

/** Without a word from the server caches guess (RFC 9111 section 4.2.2). */
const longestAge = (cacheControl: string): number =>
  /no-cache|no-store/.test(cacheControl)
    ? 0
    : Number(/max-age=(\d+)/.exec(cacheControl)?.[1] ?? Number.POSITIVE_INFINITY);

/** Where a whole OUT is served, its state stands beside or below the feeds: it tells of drafts and embargoes. */
const checkStateIsShut = async (siteUrl: string, ask: Ask): Promise<Trouble[]> => {
  const places = ["state/root.json", "../state/root.json"].map((path) => new URL(path, siteUrl).href);
  const answers = await inParallel([...new Set(places)], 2, async (place) => ({ place, ...(await ask(place)) }));
  return answers.flatMap(({ place, status, text }) =>
    when(
      status === 200 && text.includes('"revision"'),
      `${place} can be read by everybody: it tells of drafts and embargoes`,
      "Serve public/ alone. On CloudFront the origin path is /public.",
    ),
  );
};

/** Whether the hub is there to pass updates on. A hub need not answer a plain question kindly, but it must answer. */
export const checkHub = (hub: string, { status }: Answer): Trouble[] =>
  when(
    status >= 500 || status === 404,
    `The hub ${hub} answers ${status}`,
    "Choose another hub: its subscribers wait for its word. All others find the feeds by asking.",
  );
