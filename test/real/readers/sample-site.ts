import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openSite } from "#cli/open-site.ts";
import { serveFolder } from "#cli/server.ts";
import { build } from "#pipeline/build.ts";
import { type Explanation, explainAll, seedKeys } from "#pipeline/explain.ts";
import type { Site } from "#pipeline/site.ts";
import { openStore } from "#store/open-store.ts";
import type { Store } from "#store/store.ts";
import { startDelivery } from "../../support/delivery/delivery.ts";
import { storeOrigin } from "../../support/delivery/origin.ts";
import { PROJECT } from "../../support/project.ts";
import type { Feed, ReadItem } from "./read-item.ts";
import { secondsOf } from "./read-item.ts";

/** Stands for the author, in Atom's feed element, where an entry names none. */
export const FEED_TITLE = "Harbour & Hill";

const CONFIGURATION = {
  title: FEED_TITLE,
  description: "Sample articles",
  siteUrl: "https://harbour-and-hill.example/",
  id: { authority: "harbour-and-hill.example", date: "2025-01-01" },
  language: "en",
  timeZone: "Europe/Berlin",
  lastModified: "ignore",
};

/** 2025-01-01 begins in Berlin, seconds: stands as Atom's obligatory `updated` where an entry has neither date nor bound. */
const FOUNDED = Date.UTC(2024, 11, 31, 23) / 1000;

/**
 * The samples as a person has them: a folder of seeds, built as `seedwire build` does and served as
 * `seedwire serve` does. In this process, because there are many of them; `npm-start.test.ts` has the command itself.
 */
export interface SampleSite {
  /** Statuses answered for one of the feeds since the start, oldest first. */
  statuses(feed: Feed): readonly number[];
  urlOf(feed: Feed): string;
  /** Writes a seed into the folder. */
  write(seed: string, text: string): Promise<void>;
  remove(seed: string): Promise<void>;
  /** Gives the site another address; the next build then stands there. */
  moveTo(siteUrl: string): Promise<void>;
  build(): Promise<void>;
  /** What the entry list (`seedwire explain --json`) says that a feed shows, by seed. */
  published(): Promise<readonly PublishedEntry[]>;
  close(): Promise<void>;
}

export interface PublishedEntry extends ReadItem {
  readonly seed: string;
  /** Seconds since 1970 UTC: what Atom's obligatory `updated` says of an entry without a date. */
  readonly bound: number;
}

/** Serves the site in the folder; `out`, where there is one, is the store that it is to be built into. */
type Serve = (folder: string) => Promise<{ readonly server: Server; readonly out?: Store }>;

const bySeedwire: Serve = async (folder) => ({ server: await serveFolder(join(folder, "public"), 0) });

/** With the headers, the compression and the types that the template and the store give it. */
export const byCloudFront: Serve = async (folder) => {
  const { out, origin } = storeOrigin(await openStore(folder, { create: true }));
  const { server } = await startDelivery(origin);
  return { server, out };
};

/** Copies the samples into a folder of their own, builds them and serves what came of it. */
export const openSampleSite = async (serve = bySeedwire): Promise<SampleSite> => {
  const folder = await mkdtemp(join(tmpdir(), "samples-"));
  await cp(join(PROJECT, "seeds"), join(folder, "seeds"), { recursive: true });
  const config = join(folder, "seedwire.config.json");
  await writeFile(config, JSON.stringify(CONFIGURATION));
  const places = { seeds: join(folder, "seeds"), out: join(folder, "site"), config };
  const opened = (): Promise<Site> => openSite(places, new AbortController().signal);
  const { server, out } = await serve(places.out);
  let built = 0;
  const rebuild = async (): Promise<void> => {
    // Last-Modified counts whole seconds, and newsboat's curl takes what is not later for unchanged, whatever its ETag.
    await sleep(Math.max(0, built + 1000 - Date.now()));
    const { failures } = await build({ ...(await opened()), ...(out && { out }) });
    built = Date.now();
    if (failures.size > 0) throw new Error(`Seeds that could not be read: ${[...failures.keys()].join(", ")}`);
  };
  await rebuild();
  const answers: { readonly path: string | undefined; readonly status: number }[] = [];
  server.on("request", (request, response) => {
    response.once("finish", () => answers.push({ path: request.url, status: response.statusCode }));
  });
  return {
    statuses: (feed) => answers.filter(({ path }) => path === `/${feed}`).map(({ status }) => status),
    urlOf: (feed) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${feed}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await rm(folder, { recursive: true });
    },
    build: rebuild,
    write: (seed, text) => writeFile(join(folder, "seeds", seed), text),
    remove: (seed) => rm(join(folder, "seeds", seed)),
    moveTo: (siteUrl) => writeFile(config, JSON.stringify({ ...CONFIGURATION, siteUrl })),
    published: async () => {
      const { seeds, channel, clock } = await opened();
      const entries: PublishedEntry[] = [];
      const scope = { channel, now: clock.now(), beside: seedKeys(seeds) };
      for await (const explanation of explainAll(seeds, seedKeys(seeds), scope))
        entries.push(...publishedEntry(explanation));
      return entries;
    },
  };
};

const publishedEntry = ({ seed, outcome, entry, evidence }: Explanation): readonly PublishedEntry[] => {
  if (outcome !== "published" || !entry) return [];
  const bound = evidence?.bound;
  return [
    {
      seed,
      id: entry.id,
      title: entry.title ?? undefined,
      date: secondsOf(entry.published ?? undefined),
      authors: entry.authors.map(({ name }) => name),
      bound: bound && "value" in bound ? Date.parse(String(bound.value)) / 1000 : FOUNDED,
    },
  ];
};
