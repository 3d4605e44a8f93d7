import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Channel } from "#model/channel.ts";
import { build } from "#pipeline/build.ts";
import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import type { Clock, Site } from "#pipeline/site.ts";
import type { Store } from "#store/store.ts";
import { type MemoryStore, openMemory } from "./memory-store.ts";

export const channel: Channel = {
  title: "The Quay",
  description: "Notes from a small harbour.",
  siteUrl: "https://quay.example/",
  idAuthority: { name: "quay.example", date: "2024-01-01" },
  language: "en",
  timeZone: "UTC",
  entriesPerFeed: 50,
  content: "full",
  lastModified: "use",
};

/** 2026-01-15T12:00Z */
export const NOON = 1_768_478_400;

let drawn = 0;

/** Waits for nothing, and gives up after so many waits. Nobody draws what another drew, for workers are told apart by it. */
export const clockAt = (now: number, patience = 500): Clock => {
  let waits = 0;
  return {
    now: () => (waits < patience ? now : now + 10_000),
    chance: () => {
      drawn += 0.618;
      return drawn % 1;
    },
    sleep: async () => void waits++,
    deadline: now + 5_000,
  };
};

/** Posts to nobody: these tests have no hub. */
export const nobody: Site["post"] = () => Promise.reject(new Error("There is no hub"));

export const siteOf = (parts: Partial<Site> = {}): Site => ({
  seeds: openMemory(() => NOON - 86_400),
  out: openMemory(() => NOON),
  channel,
  clock: clockAt(NOON),
  post: nobody,
  ...parts,
});

/** A short article whose title and day stand in its front matter, where no cleverness is needed to find them. */
export const article = (title: string, day = "2025-05-03"): string =>
  `---\ntitle: ${title}\ndate: ${day}\n---\n\nThe gates opened at noon, and twelve boats went out before the tide turned.\n`;

/** Everything under `public/`, as text by path. */
export const publicOf = async (out: Store): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for await (const { key } of out.list("public/")) {
    const object = await out.get(key);
    found[key] = new TextDecoder().decode(object?.body);
  }
  return found;
};

interface CleanBuild extends Pick<Site, "limits"> {
  readonly channel?: Channel;
  readonly now?: number;
}

/** What a first build of these seeds makes: the measure of everything that was made step by step. */
export const cleanBuildOf = async (
  seeds: Store,
  { channel: as = channel, now = NOON, ...limits }: CleanBuild = {},
): Promise<Record<string, string>> => {
  const out: MemoryStore = openMemory(() => now);
  await build({ seeds, out, channel: as, clock: clockAt(now), post: nobody, ...limits });
  return out.texts("public/");
};

/** Drops an article as an editor does. */
export const drop = async (seeds: Store, key: string, text: string): Promise<void> =>
  void (await seeds.put(key, new TextEncoder().encode(text)));

/** Handles an event: looks at these seeds again, and publishes. */
export const handle = async (site: Site, ...keys: readonly string[]): Promise<void> => {
  const { failures } = await ingest(site, keys);
  for (const failure of failures.values()) throw failure;
  await publishSite(site);
};

/** A folder of its own for this test, removed behind it. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "seedwire-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
