import { SeedwireError, StoreConflict } from "#model/errors.ts";
import { feedAddress, paths, webAddress } from "#publish/links.ts";
import type { StoredObject } from "#store/store.ts";
import type { Published } from "./publish-site.ts";
import type { Site } from "./site.ts";

/** What became of telling the hub. */
export interface Announcement {
  /** Feeds that it now knows of, below `public/`. */
  readonly told: readonly string[];
  /** Why it was not told of others, a line for each. The next run tells it of those. */
  readonly trouble: readonly string[];
}

/** Which version of each feed the hub was last told of: `{"rss.xml": …}`. */
const ANNOUNCED = "state/announced.json";

const FEEDS = [paths.rss, paths.atom, paths.json];

/**
 * Tells the channel's WebSub hub, if it has one, of the feeds that are not what it was last told of. To be called after
 * every publish: feeds do not wait for a hub, and no trouble with it is thrown.
 *
 * What it was told is remembered, so that nothing is sent and nothing put where nothing changed (promise P8), and a run
 * that died between publishing and telling is made up for by the next one, the tick at the latest. As everywhere the order
 * is look, read, write: a memory that somebody renewed meanwhile stays, and the next run compares again. So a hub may be
 * told twice, which costs it a fetch.
 * @param settled what the publish before knows to stand, where it had nothing to do
 */
export const announce = async (site: Site, settled?: Published["settled"]): Promise<Announcement> => {
  const hub = webAddress(site.channel.hub);
  if (!hub) return { told: [], trouble: [] };
  try {
    const memory = await site.out.get(ANNOUNCED);
    const known = parseVersions(memory);
    const standing = await Promise.all(
      FEEDS.map(async (path) => ({
        path,
        version: settled?.[path]?.version ?? (await site.out.head(`public/${path}`))?.version,
      })),
    );
    const news = standing.filter(({ path, version }) => version !== undefined && version !== known[path]);
    const answers = await Promise.all(
      news.map(async (feed) => ({ ...feed, trouble: await tell(site, hub, feedAddress(site.channel, feed.path)) })),
    );
    const told = answers.filter(({ trouble }) => trouble === undefined);
    if (told.length > 0) await remember(site, { ...known, ...versionsOf(told) }, memory);
    return { told: told.map(({ path }) => path), trouble: answers.flatMap(({ trouble }) => trouble ?? []) };
  } catch (error) {
    if (!(error instanceof SeedwireError)) throw error;
    return { told: [], trouble: [`${error.message} ${error.hint}`] };
  }
};

/** Milliseconds that a hub has to answer, and the waits before it is asked again. */
const PATIENCE = 3_000;
const WAITS = [500, 2_000];

/**
 * Tells the hub of one topic. The Recommendation leaves it to hub and publisher how (WebSub section 7). All hubs understand
 * PubSubHubbub's `hub.mode=publish` with one address, some as `hub.url` and some as `hub.topic`. Of several they make
 * different things: PubSubHubbub 0.3 repeats the field, Superfeedr wants `hub.url[]` or commas, and PHP hears the last.
 * @returns why it does not know now
 */
const tell = async ({ clock, post }: Site, hub: string, topic: string): Promise<string | undefined> => {
  const form = new URLSearchParams({ "hub.mode": "publish", "hub.url": topic, "hub.topic": topic }).toString();
  let trouble = "no time was left";
  for (const wait of [0, ...WAITS]) {
    const jittered = wait * (0.5 + clock.chance());
    const left = (clock.deadline - clock.now()) * 1_000 - jittered;
    if (left <= 0) break;
    if (wait > 0) await clock.sleep(jittered);
    try {
      const status = await post(hub, form, Math.min(PATIENCE, left));
      if (status >= 200 && status < 300) return undefined;
      trouble = `it answered ${status}`;
      if (status < 500 && status !== 408 && status !== 429) break; // it means it
    } catch (error) {
      trouble = (error as Error).message;
    }
  }
  return `The hub ${hub} does not know of the new ${topic}: ${trouble}`;
};

type Versions = Readonly<Record<string, unknown>>;

const versionsOf = (feeds: readonly { readonly path: string; readonly version: unknown }[]): Versions =>
  Object.fromEntries(feeds.map(({ path, version }) => [path, version]));

const remember = async ({ out }: Site, known: Versions, memory: StoredObject | undefined): Promise<void> => {
  const json = JSON.stringify(versionsOf(FEEDS.map((path) => ({ path, version: known[path] }))));
  try {
    await out.put(ANNOUNCED, new TextEncoder().encode(`${json}\n`), {
      onlyIf: memory ? { version: memory.version } : "absent",
      contentType: "application/json",
    });
  } catch (error) {
    if (!(error instanceof StoreConflict)) throw error;
  }
};

/** A missing or damaged memory is an empty one: the hub is told once more. */
const parseVersions = (memory: StoredObject | undefined): Versions => {
  try {
    return { ...JSON.parse(new TextDecoder().decode(memory?.body)) };
  } catch {
    return {};
  }
};
