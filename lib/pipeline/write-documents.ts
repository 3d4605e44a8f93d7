import { hash } from "node:crypto";
import { inParallel } from "#catalog/in-parallel.ts";
import type { DocumentLine, Subject } from "#catalog/root.ts";
import type { Document } from "#model/document.ts";
import { StoreConflict } from "#model/errors.ts";
import type { Store } from "#store/store.ts";

/** A document as it should be; none: nothing should stand at its path. */
export interface Wanted {
  readonly path: string;
  readonly document: Document | undefined;
  readonly subject: Subject;
  /** True where what is known of it may be wrong: then it is looked at before anything is believed. */
  readonly doubtful?: boolean;
}

export interface Writing {
  readonly out: Store;
  /** @throws StoreConflict when the set moved since it was read */
  readonly confirm: () => Promise<void>;
  /** Confirms where nobody did for long, for whoever slept may have missed more than is told to those who wake up. @throws StoreConflict */
  readonly keepUp: () => Promise<void>;
  /** What was done, by path below `public/`. */
  readonly written: Set<string>;
  readonly removed: Set<string>;
}

/** Path → what is known of it now; `undefined`: it is gone. */
export type Learnt = Map<string, DocumentLine | undefined>;

const WIDTH = 16;

/**
 * Makes `public/` be as it is wanted, writing only what differs (promise P8), and only over what was known to stand there, or
 * over nothing where nothing was. Where that turns out to be wrong, it is looked at what stands, then `confirm` sees that the
 * set has not moved since it was read, and then it is written over what was seen: so no older document replaces a newer one (P7).
 * @param known what the root knows of these paths
 * @throws StoreConflict when somebody else wrote meanwhile: read the set again
 */
export const writeDocuments = async (
  writing: Writing,
  wanted: readonly Wanted[],
  known: ReadonlyMap<string, DocumentLine>,
): Promise<Learnt> => {
  const { out, confirm, keepUp, written, removed } = writing;
  const learnt: Learnt = new Map();
  const put = async (document: Document, subject: Subject, over: string | undefined): Promise<void> => {
    await keepUp();
    const version = await out.put(`public/${document.path}`, document.body, {
      onlyIf: over === undefined ? "absent" : { version: over },
      contentType: document.contentType,
      cacheControl: document.cacheControl,
    });
    written.add(document.path);
    learnt.set(document.path, { version, bytes: bytesOf(document), subject });
  };
  const remove = async (path: string): Promise<void> => {
    await keepUp();
    removed.add(path);
    await out.delete(`public/${path}`);
    learnt.set(path, undefined);
  };

  const doubtful = wanted.filter((one) => one.doubtful);
  await inParallel(
    wanted.filter((one) => !one.doubtful),
    WIDTH,
    async (one) => {
      const { path, document, subject } = one;
      const line = known.get(path);
      if (!document) return line && remove(path);
      if (line?.bytes === bytesOf(document)) return;
      try {
        await put(document, subject, line?.version);
      } catch (error) {
        if (!(error instanceof StoreConflict)) throw error;
        doubtful.push(one);
      }
    },
  );

  const todo = await inParallel(doubtful, WIDTH, async ({ path, document, subject }) => {
    const line = known.get(path);
    const standing = await out.head(`public/${path}`);
    if (!document) {
      if (!standing) learnt.set(path, undefined);
      return standing && { path, document, subject, over: standing.version };
    }
    if (!standing) return { path, document, subject, over: undefined };
    const bytes = bytesOf(document);
    if (line?.version === standing.version && line.bytes === bytes) return;
    const found = await out.get(`public/${path}`);
    if (!found || hashOf(found.body) !== bytes) return { path, document, subject, over: found?.version };
    learnt.set(path, { version: found.version, bytes, subject });
    return;
  });
  const differing = todo.filter((one) => one !== undefined);
  if (differing.length > 0) await confirm();
  await inParallel(differing, WIDTH, ({ path, document, subject, over }) =>
    document ? put(document, subject, over) : remove(path),
  );
  return learnt;
};

/**
 * Of these documents those that do not stand as it is known of them: another version stands, something where nothing should
 * be, or nothing where something should. What is known of all others was rendered once, and need not be again.
 */
export const findAstray = async (
  out: Store,
  subjects: readonly (readonly [path: string, Subject])[],
  known: ReadonlyMap<string, DocumentLine>,
): Promise<(readonly [path: string, Subject])[]> => {
  const found = await inParallel(subjects, WIDTH, async (one) => {
    const standing = await out.head(`public/${one[0]}`);
    return standing?.version === known.get(one[0])?.version ? undefined : one;
  });
  return found.filter((one) => one !== undefined);
};

/** Of a document what its line tells of its bytes. */
export const bytesOf = ({ body }: Document): string => hashOf(body);

/** Tells bytes apart. */
const hashOf = (body: Uint8Array): string => hash("sha256", body, "hex").slice(0, 32);
