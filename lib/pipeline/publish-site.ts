import { createHash } from "node:crypto";
import { openCatalog } from "#catalog/catalog.ts";
import { showAt } from "#catalog/showing.ts";
import type { Document } from "#model/document.ts";
import { StoreConflict } from "#model/errors.ts";
import type { Store } from "#store/store.ts";
import { inParallel } from "./in-parallel.ts";
import { type Ledger, readLedger, saveLedger } from "./ledger.ts";
import { NORMALIZER, stampOf } from "./look.ts";
import { refuseLost } from "./lost-catalog.ts";
import type { Site } from "./site.ts";
import { isArticlePage, planSite } from "./site-documents.ts";
import { untilUncontested } from "./until-uncontested.ts";

/** What a publish did. */
export interface Published {
  /** Paths below `public/` whose bytes changed. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Seconds since 1970 at which an embargo ends next. */
  readonly nextDue?: number;
}

/** Goes up with every change of the page templates: a page of the same entry then gets new bytes. */
const RENDERER = 1;
const WIDTH = 16;

/**
 * Makes `public/` show the newest snapshot, writing only what differs.
 *
 * Promise P7 rests on the order: look at what stands and its versions, then read the snapshot, then write over those
 * versions only. A write then replaces nothing that a newer snapshot made, but for one case: bytes that went A → B → A
 * carry A's version again (and what was removed is absent again), and a worker that slept through it could bring back
 * what B removed. So after its writes a worker reads the snapshot again, and repeats while it has moved. What a worker
 * that died could not mend, the next publish sees: the listing is the truth, and the ledger only spares the reading.
 * @throws StoreUnavailable, StoreRefused; StoreConflict when others kept getting in between until the deadline
 */
export const publishSite = async (site: Site): Promise<Published> => {
  const catalog = openCatalog(site.out, NORMALIZER);
  const written = new Set<string>();
  const removed = new Set<string>();
  return untilUncontested(site.clock, async () => {
    const ledger = await readLedger(site.out);
    const standing = await listPublic(site.out);
    const snapshot = await catalog.read();
    await refuseLost(site.out, catalog, snapshot);
    const showing = showAt(snapshot.records, site.clock.now());
    const stamp = stampOf(site.channel);

    const lines = await inParallel(planSite(site.channel, showing.entries), WIDTH, async (plan) => {
      const { path } = plan;
      const before = standing.get(path);
      const inputs = plan.inputs === undefined ? undefined : digest(JSON.stringify([RENDERER, stamp, plan.inputs]));
      const line = ledger.get(path);
      const known = line && line.version === before ? line : undefined;
      if (known && inputs !== undefined && known.inputs === inputs) return [path, known] as const;

      const document = plan.render();
      const bytes = digest(document.body);
      let version = before;
      if (version === undefined || !(known ? known.bytes === bytes : await stands(site.out, path, version, bytes))) {
        written.add(path);
        version = await put(site.out, document, before);
      }
      return [path, { version, bytes, ...(inputs !== undefined && { inputs }) }] as const;
    });
    const kept: Ledger = new Map(lines);
    const gone = [...standing.keys()].filter((path) => !kept.has(path) && (isArticlePage(path) || ledger.has(path)));
    await inParallel(gone, WIDTH, async (path) => {
      removed.add(path);
      await site.out.delete(`public/${path}`);
    });
    await saveLedger(site.out, ledger, kept);
    if ((await catalog.read()).revision !== snapshot.revision) throw overtaken(site.out);
    const { nextDue } = showing;
    return { written: [...written], removed: [...removed], ...(nextDue !== undefined && { nextDue }) };
  });
};

/** What stands under `public/`, by whomever: path → version. */
const listPublic = async (out: Store): Promise<Map<string, string>> => {
  const standing = new Map<string, string>();
  for await (const { key, version } of out.list("public/")) standing.set(key.slice("public/".length), version);
  return standing;
};

/** True when these very bytes stand there already (promise P8). */
const stands = async (out: Store, path: string, version: string, bytes: string): Promise<boolean> => {
  const standing = await out.get(`public/${path}`);
  return standing?.version === version && digest(standing.body) === bytes;
};

const put = (out: Store, document: Document, before: string | undefined): Promise<string> =>
  out.put(`public/${document.path}`, document.body, {
    onlyIf: before === undefined ? "absent" : { version: before },
    contentType: document.contentType,
    cacheControl: document.cacheControl,
  });

const overtaken = (out: Store): StoreConflict =>
  new StoreConflict(`${out.location}: the set of entries moved while it was being published`, {
    hint: "Publish again from the newer set.",
  });

const digest = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex").slice(0, 32);
