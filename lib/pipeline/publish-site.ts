import { createHash } from "node:crypto";
import { openCatalog } from "#catalog/catalog.ts";
import { showAt } from "#catalog/showing.ts";
import type { Document } from "#model/document.ts";
import { StoreConflict } from "#model/errors.ts";
import type { ObjectInfo, Store } from "#store/store.ts";
import { inParallel } from "./in-parallel.ts";
import { type Ledger, type LedgerLine, readLedger, saveLedger } from "./ledger.ts";
import { NORMALIZER, stampOf } from "./look.ts";
import type { Site } from "./site.ts";
import { FRONT_PATHS, type PlannedDocument, planSite } from "./site-documents.ts";
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
 * Promise P7 rests on the order: look at a document's version, then read the snapshot, then write over that version only.
 * A write then replaces nothing that a newer snapshot made, but for one case: bytes that went A → B → A carry A's version
 * again, and a worker that slept through it could bring back what B removed. So after its writes a worker reads the snapshot
 * again, and repeats while it has moved, with everything it touched looked at anew.
 * @throws StoreUnavailable, StoreRefused; StoreConflict when others kept getting in between until the deadline
 */
export const publishSite = async (site: Site): Promise<Published> => {
  const catalog = openCatalog(site.out, NORMALIZER);
  const written = new Set<string>();
  const removed = new Set<string>();
  return untilUncontested(site.clock, async () => {
    const ledger = await readLedger(site.out);
    const seen = new Map<string, ObjectInfo | undefined>();
    const look = (paths: readonly string[]) =>
      inParallel(paths, WIDTH, async (path) => seen.set(path, await site.out.head(`public/${path}`)));
    await look([...new Set([...FRONT_PATHS, ...written, ...removed])]);

    for (;;) {
      const snapshot = await catalog.read();
      const showing = showAt(snapshot.records, site.clock.now());
      const drafts = planSite(site.channel, showing.entries).map((plan) =>
        draft(plan, ledger, seen, stampOf(site.channel)),
      );
      const unseen = drafts.filter(({ settled, plan }) => !settled && !seen.has(plan.path));
      if (unseen.length > 0) {
        await look(unseen.map(({ plan }) => plan.path));
        continue;
      }
      const lines = await inParallel(drafts, WIDTH, async ({ plan, inputs, settled }) => {
        if (settled) return [plan.path, settled] as const;
        const document = plan.render();
        const bytes = digest(document.body);
        const before = seen.get(plan.path);
        let version = before?.version;
        if (version === undefined || !(await stands(site.out, document.path, bytes, before, ledger))) {
          written.add(plan.path);
          version = await put(site.out, document, before);
        }
        return [plan.path, { version, bytes, ...(inputs !== undefined && { inputs }) }] as const;
      });
      const kept = new Map(lines);
      const gone = [...ledger.lines.keys()].filter((path) => !kept.has(path));
      await inParallel(gone, WIDTH, async (path) => {
        await site.out.delete(`public/${path}`);
        removed.add(path);
      });
      await saveLedger(site.out, ledger, kept);
      if ((await catalog.read()).revision !== snapshot.revision) throw overtaken(site.out);
      const { nextDue } = showing;
      return { written: [...written], removed: [...removed], ...(nextDue !== undefined && { nextDue }) };
    }
  });
};

interface Draft {
  readonly plan: PlannedDocument;
  readonly inputs?: string;
  /** The ledger's line, where it shows without rendering that the document stands as it should. */
  readonly settled?: LedgerLine;
}

const draft = (
  plan: PlannedDocument,
  ledger: Ledger,
  seen: ReadonlyMap<string, ObjectInfo | undefined>,
  stamp: string,
): Draft => {
  if (plan.inputs === undefined) return { plan };
  const inputs = digest(JSON.stringify([RENDERER, stamp, plan.inputs]));
  const line = ledger.lines.get(plan.path);
  const stands = line?.inputs === inputs && (!seen.has(plan.path) || seen.get(plan.path)?.version === line.version);
  return { plan, inputs, ...(stands && { settled: line }) };
};

/** True when these very bytes stand there already (promise P8): by the ledger where it knows that version, else by reading. */
const stands = async (
  out: Store,
  path: string,
  bytes: string,
  seen: ObjectInfo | undefined,
  ledger: Ledger,
): Promise<boolean> => {
  const line = ledger.lines.get(path);
  if (line && line.version === seen?.version) return line.bytes === bytes;
  const standing = await out.get(`public/${path}`);
  return standing !== undefined && standing.version === seen?.version && digest(standing.body) === bytes;
};

const put = (out: Store, document: Document, seen: ObjectInfo | undefined): Promise<string> =>
  out.put(`public/${document.path}`, document.body, {
    onlyIf: seen ? { version: seen.version } : "absent",
    contentType: document.contentType,
    cacheControl: document.cacheControl,
  });

const overtaken = (out: Store): StoreConflict =>
  new StoreConflict(`${out.location}: the set of entries moved while it was being published`, {
    hint: "Publish again from the newer set.",
  });

const digest = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex").slice(0, 32);
