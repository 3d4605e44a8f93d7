import type { Catalog, State } from "#catalog/catalog.ts";
import { DOCUMENTS } from "#catalog/fold.ts";
import { positionOfKey } from "#catalog/position.ts";
import { reshape } from "#catalog/reshape.ts";
import type { PublishedState, Root, Subject } from "#catalog/root.ts";
import type { Tree } from "#catalog/tree.ts";
import { StoreConflict } from "#model/errors.ts";
import { type Announcement, isNobodys, isOfShape, NOBODY } from "./announcements.ts";
import { fewKeys, LEASE, LONGEST_LAG, LONGEST_SLEEP } from "./doubts.ts";
import { linesOf } from "./known-documents.ts";
import type { Site } from "./site.ts";
import { bytesOf, type Wanted, type Writing, writeDocuments } from "./write-documents.ts";

/** What one publish did, over all its attempts. */
export interface Deeds {
  /** Who it is, to the others. */
  readonly who: string;
  /** Paths below `public/` whose bytes changed. */
  readonly written: Set<string>;
  readonly removed: Set<string>;
  /** What was to be written, whether it had to be or not, and of whom it tells. */
  readonly touched: Map<string, Subject>;
  /** What it announced, by node, and how long it has to stand. */
  readonly announced: Map<string, Until>;
}

/** Until the pages of entries are noted as published, or until all is. */
type Until = "noted" | "ended";

export const newDeeds = (who: string): Deeds => ({
  who,
  written: new Set(),
  removed: new Set(),
  touched: new Map(),
  announced: new Map(),
});

/** Documents that are planned, then written, at a time. */
const BATCH = 512;

/** Pages of entries that one of many workers announces; so few others look at, for the commits tell of them. */
const FEW_PAGES = 16;

/** Seconds before the deadline at which a long publish notes how far it came; the next one goes on from there. */
const ENOUGH = 15;

/** Writes documents for one attempt at publishing one set. */
export interface SiteWriter extends Writing {
  /** Writes these, of which nothing is forgotten should the worker die over it. */
  readonly write: (wanted: readonly Wanted[]) => Promise<void>;
  /** Writes what is planned, noting from time to time how far it came; tells whether there was time for all of it. */
  readonly writeAll: (plan: AsyncIterable<Wanted[]>, isWanted: (one: Wanted) => boolean) => Promise<boolean>;
  /** Removes what stands at these paths, unless it was written meanwhile. */
  readonly removeStrays: (paths: readonly string[]) => Promise<void>;
  /** Notes how it ended, where anything is to be noted. */
  readonly end: (end: Ending) => Promise<void>;
  /** The published state as it was noted last. */
  readonly noted: () => PublishedState;
  readonly isLate: () => boolean;
}

interface Ending {
  readonly published: Omit<PublishedState, "documents" | "begun">;
  readonly recent: (recent: Root["recent"]) => Root["recent"];
  /** True where everything that was planned is written. */
  readonly hasEnded: boolean;
  /** True where what others announced was looked at, too. */
  readonly hasLooked: boolean;
}

/**
 * @param readAt seconds since 1970, from before `state` was read
 * @param announcements what others announced, by node
 * @param progress how far the pages are that were planned
 */
export const openWriter = (
  { out, clock }: Site,
  catalog: Catalog,
  {
    state,
    readAt,
    announcements,
    deeds,
    isTick,
    progress,
  }: {
    readonly state: State;
    readonly readAt: number;
    readonly announcements: ReadonlyMap<string, Announcement>;
    readonly deeds: Deeds;
    /** False for one of many workers: were each to announce all it writes, they would overtake each other without end. */
    readonly isTick: boolean;
    readonly progress: () => Promise<Partial<PublishedState>>;
  },
): SiteWriter => {
  const { nodes } = state;
  const { written, removed, touched, announced } = deeds;
  let documents: Tree = state.root.published.documents;
  let noted = state;
  let seenAt = readAt;
  // What somebody announced is not announced again: two who did would overtake each other without end.
  const announcedPaths = new Set([...announcements.values()].flatMap(({ pages }) => pages.map(([path]) => path)));

  // Of these the root tells anyway, and ticks look at them.
  const told = new Set(fewKeys(state.root.recent));
  const isTold = (subject: Subject) => subject === "front" || ("key" in subject && told.has(subject.key));

  const note = async (change: Parameters<Catalog["note"]>[1]): Promise<void> => {
    const now = clock.now();
    noted = await catalog.note(noted, change);
    seenAt = now;
  };
  const confirm = async (): Promise<void> => {
    const now = clock.now();
    if ((await catalog.read()).root.serial !== noted.root.serial) throw overtaken(out.location);
    seenAt = now;
  };
  const keepUp = async (): Promise<void> => {
    if (clock.now() - seenAt > LEASE) await confirm();
  };
  const writing: Writing = { out, confirm, keepUp, written, removed };
  const isLate = () => clock.now() >= clock.deadline - ENOUGH;

  const announce = async (wanted: readonly Wanted[]): Promise<void> => {
    const pages = wanted.flatMap(({ path, subject }) => (announcedPaths.has(path) ? [] : [[path, subject] as const]));
    if (pages.length === 0) return;
    const node = nodes.add({ at: clock.now(), pages } satisfies Announcement);
    await note(({ published }) => ({ published: { ...published, begun: [...published.begun, node] } }));
    for (const [path] of pages) announcedPaths.add(path);
    announced.set(node, untilOf(pages.map(([, subject]) => subject)));
  };

  const write = async (wanted: readonly Wanted[]): Promise<void> => {
    for (const { path, subject } of wanted) touched.set(path, subject);
    const paths = wanted.map(({ path }) => path);
    const lines = await linesOf(nodes, documents, paths);
    const isOther = ({ path, document }: Wanted): boolean => {
      const line = lines.get(path);
      return line && document ? isTick && line.bytes !== bytesOf(document) : Boolean(line) !== Boolean(document);
    };
    const isFew = !isTick && wanted.length <= FEW_PAGES;
    await announce(wanted.filter((one) => !isTold(one.subject) && !(isFew && isPage(one)) && isOther(one)));
    const learnt = await writeDocuments(writing, wanted, lines);
    const positioned = new Map([...learnt].map(([path, line]) => [positionOfKey(path), line]));
    if (learnt.size > 0) documents = await reshape(nodes, documents, positioned, DOCUMENTS);
  };

  /** What is done need not be done again, by whoever it is; and the others leave the rest to this one. */
  const noteProgress = async (): Promise<void> => {
    const sofar = {
      ...(await progress()),
      documents,
      busy: { who: deeds.who, until: clock.now() + LONGEST_SLEEP },
    };
    await note(({ published }) => ({
      // Of the page of an entry that is noted nothing is forgotten any more, should its entry go.
      published: { ...published, ...sofar, begun: published.begun.filter((node) => announced.get(node) !== "noted") },
    }));
  };

  const writeAll: SiteWriter["writeAll"] = async (plan, isWanted) => {
    let batch: Wanted[] = [];
    for await (const wanted of plan) {
      batch.push(...wanted.filter(isWanted));
      if (batch.length < BATCH) continue;
      await write(batch);
      batch = [];
      await noteProgress();
      if (isLate()) return false;
    }
    await write(batch);
    return true;
  };

  const removeStrays = async (paths: readonly string[]): Promise<void> => {
    const lines = await linesOf(nodes, documents, paths);
    const strays = paths
      .filter((path) => !lines.has(path))
      .map((path) => ({ path, document: undefined, subject: NOBODY, doubtful: true }));
    for (let i = 0; i < strays.length; i += BATCH) {
      const some = strays.slice(i, i + BATCH);
      await announce(some);
      await write(some);
    }
  };

  const end = async ({ published: ended, recent, hasEnded, hasLooked }: Ending): Promise<void> => {
    const old = clock.now() - LONGEST_LAG;
    const isOld = (node: string) => (announcements.get(node)?.at ?? Number.POSITIVE_INFINITY) <= old;
    const isOver = (node: string): boolean => {
      const until = announced.get(node);
      return until === "noted" || (hasEnded && (until === "ended" || (hasLooked && isOld(node))));
    };
    const was = noted.root.published;
    const published = { ...ended, documents, begun: was.begun.filter((node) => !isOver(node)) };
    const isMoved = JSON.stringify([published, recent(noted.root.recent)]) !== JSON.stringify([was, noted.root.recent]);
    if (isMoved || written.size > 0 || removed.size > 0)
      await note((root) => ({ published, recent: recent(root.recent) }));
  };

  return { ...writing, write, writeAll, removeStrays, end, noted: () => noted.root.published, isLate };
};

const isPage = ({ subject }: Wanted): boolean => !isOfShape(subject);

const untilOf = (subjects: readonly Subject[]): Until =>
  subjects.some((subject) => isOfShape(subject) || isNobodys(subject)) ? "ended" : "noted";

const overtaken = (location: string): StoreConflict =>
  new StoreConflict(`${location}: the set of entries moved while it was being published`, {
    hint: "Publish again from the newer set.",
  });
