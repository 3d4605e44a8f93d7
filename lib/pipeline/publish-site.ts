import { hash } from "node:crypto";
import type { State } from "#catalog/catalog.ts";
import { DOCUMENTS, LIMITS } from "#catalog/fold.ts";
import type { Nodes } from "#catalog/nodes.ts";
import { positionOfKey } from "#catalog/position.ts";
import { reshape } from "#catalog/reshape.ts";
import type { DocumentLine, PublishedState, Recent, Subject } from "#catalog/root.ts";
import { find, type Tree } from "#catalog/tree.ts";
import type { Difference } from "#catalog/tree-diff.ts";
import { StoreConflict } from "#model/errors.ts";
import type { Store } from "#store/store.ts";
import { planArchive, siteArchive } from "./archive-plan.ts";
import { copyMedia } from "./copy-media.ts";
import { disturbed, LONGEST_SLEEP, recentSubjects, settled } from "./doubts.ts";
import { stampOf } from "./look.ts";
import { refuseLost } from "./lost-catalog.ts";
import { planPages, planSubjects, withPages } from "./publish-plan.ts";
import { relateSite } from "./relate-site.ts";
import { isSettled } from "./settled.ts";
import type { Site } from "./site.ts";
import { catalogOf, commitTo, isOverdue, isRipe } from "./site-catalog.ts";
import { planSitemaps } from "./sitemap-plan.ts";
import { planTopics } from "./topic-plan.ts";
import { untilUncontested } from "./until-uncontested.ts";
import { findAstray, type Learnt, type Wanted, type Writing, writeDocuments } from "./write-documents.ts";
import { writeFront } from "./write-front.ts";

/** What a publish did. */
export interface Published {
  /** Paths below `public/` whose bytes changed. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Seconds since 1970 at which an embargo ends next. */
  readonly nextDue?: number;
  /** True where all seeds are to be compared: the rules or the configuration changed, or a comparison was broken off. */
  readonly isComparisonDue: boolean;
  /** Where nothing was to be done: what the root knows of the documents that always stand, by path. */
  readonly settled?: PublishedState["front"];
}

interface PublishOptions {
  /**
   * One of many workers that publish after each other: what the log holds may wait for a moment, and much of the archive for the
   * next tick. A tick looks besides whether what was committed of late still stands, for a stalled worker may have woken up.
   */
  readonly amongMany?: boolean;
  /** Where somebody else is at work on many documents, leave them to whoever comes next. Absent: as `amongMany`. */
  readonly canWait?: boolean;
  /** Look also at the documents that only another configuration changes. */
  readonly isWhole?: boolean;
  /** Paths of which something is known to be wrong, and of whom they tell. */
  readonly doubtful?: ReadonlyMap<string, Subject>;
}

/** Goes up with every change of the templates and renderers: all documents are then compared again. */
const RENDERER = 2;

/** Documents that are planned, then written, at a time. */
const BATCH = 512;

/** Documents of the archive that one of many workers writes at most. */
const FEW_PAGES = 16;

/** Commits that wait to be related; so many are there only where no tick has run for long. */
const MANY_UNRELATED = 256;

/** Seconds before the deadline at which a long publish notes how far it came; the next one goes on from there. */
const ENOUGH = 15;

/**
 * Makes `public/` show the newest set, by what differs between it and the set that was published.
 *
 * Promise P7 rests on the order: know what stands, then read the root, then write over what was known only. A write then
 * replaces nothing that a newer set made, but for one case: bytes that went A → B → A carry A's version again (and what was
 * removed is absent again), and a worker that slept through it could bring back what B removed. So it notes what it
 * published in the root on the condition that the root has not moved; where it has, it looks again at all that it wrote. What a
 * worker that died could not mend, the next tick does.
 * @throws StoreUnavailable, StoreRefused; StoreConflict when others kept getting in between until the deadline
 */
export const publishSite = async (
  site: Site,
  { amongMany = false, canWait = amongMany, isWhole = false, doubtful = new Map() }: PublishOptions = {},
): Promise<Published> => {
  const { out, channel, clock } = site;
  const catalog = catalogOf(site);
  const touched = new Map<string, Subject>();
  const [written, removed] = [new Set<string>(), new Set<string>()];
  const stamp = hash("sha256", `${RENDERER} ${JSON.stringify(channel)}`, "hex").slice(0, 16);
  const mine = new Set<string>();
  const ofEntries = new Set<string>();
  const who = clock.chance().toString(36).slice(2);
  let before: State | undefined;

  return untilUncontested(clock, async () => {
    let state = await catalog.read();
    await refuseLost(out, catalog, state);
    const { busy } = state.root.published;
    const isLeft = canWait && busy !== undefined && busy.who !== who && busy.until > clock.now();
    // Who wrote before and was overtaken has to see what it wrote over, whatever the log holds.
    if (!before && (isLeft || (amongMany && state.root.log.length > 0 && !isRipe(state, site))))
      return publishedOf(state, site, written, removed);
    if (!isWhole && !before && doubtful.size === 0 && isSettled(state, site, stamp))
      return { ...publishedOf(state, site, written, removed), settled: state.root.published.front };
    if (isOverdue(state, site)) state = await commitTo(site, catalog, state, []);
    if (!amongMany || state.root.unrelated.length > MANY_UNRELATED) state = await relateSite(site, catalog, state);
    const { root, nodes } = state;
    const isAgain = before !== undefined;
    const subjects = new Map([
      ...doubtful,
      ...(before ? await disturbed(touched, before, state) : []),
      ...(amongMany ? [] : await astraySubjects(out, state)),
    ]);
    before = state;

    let noted = state;
    const begun = await Promise.all(
      root.published.begun.map(async (node) => ({ node, ...((await nodes.get(node)) as Begun) })),
    );
    // What somebody announced is not announced again: two who did would overtake each other without end.
    const announced = new Set(begun.flatMap(({ pages }) => pages.map(([path]) => path)));
    const confirm = async () => {
      if ((await catalog.read()).root.serial !== noted.root.serial) throw overtaken(site);
    };
    const isLate = () => clock.now() >= clock.deadline - ENOUGH;
    const writing: Writing = { out, confirm, written, removed };
    let documents: Tree = root.published.documents;
    const write = async (wanted: readonly Wanted[]): Promise<void> => {
      for (const { path, subject } of wanted) touched.set(path, subject);
      const known = await linesOf(nodes, documents, wanted);
      const fresh = wanted.filter(
        (one) =>
          (isOfShape(one) || wanted.length > FEW_PAGES) &&
          Boolean(one.document) !== known.has(one.path) &&
          !announced.has(one.path),
      );
      if (fresh.length > 0) {
        const pages = fresh.map(({ path, subject }) => [path, subject] as const);
        const node = nodes.add({ at: clock.now(), pages } satisfies Begun);
        noted = await catalog.note(noted, ({ published }) => ({
          published: { ...published, begun: [...published.begun, node] },
        }));
        mine.add(node);
        if (!fresh.some(isOfShape)) ofEntries.add(node);
        for (const [path] of pages) announced.add(path);
      }
      const learnt = await writeDocuments(writing, wanted, known);
      if (learnt.size > 0) documents = await reshape(nodes, documents, positioned(learnt), DOCUMENTS);
    };
    /** Writes what is planned, and tells whether there was time for all of it. */
    const writeAll = async (plan: AsyncIterable<Wanted[]>): Promise<boolean> => {
      let batch: Wanted[] = [];
      for await (const wanted of plan) {
        batch.push(...wanted.filter(({ path }) => !subjects.has(path)));
        if (batch.length < BATCH) continue;
        await write(batch);
        batch = [];
        // What is done need not be done again, by whoever it is; and the others leave the rest to this one.
        const until = clock.now() + LONGEST_SLEEP;
        const sofar = { documents, entries: await standing(), busy: { who, until } };
        noted = await catalog.note(noted, ({ published }) => {
          // Of the page of an entry that is noted nothing is forgotten any more, should its entry go.
          const begun = published.begun.filter((node) => !ofEntries.has(node));
          return { published: { ...published, ...sofar, begun } };
        });
        if (isLate()) return false;
      }
      await write(batch);
      return true;
    };

    const isAnew = root.published.stamp !== stamp;
    let entries = root.published.entries;
    const planned: Difference[] = [];
    const pages = async function* () {
      for await (const { wanted, difference } of planPages(state, channel, isAnew)) {
        planned.push(difference);
        yield wanted;
      }
    };
    /** The entries whose pages stand by now. */
    const standing = async (): Promise<Tree> => {
      if (planned.length > 0)
        entries = await withPages(state, entries, planned.splice(0), site.limits?.entries ?? LIMITS.entries);
      return entries;
    };
    const doubts = [subjects, ...(amongMany ? [] : begun.map(({ pages }) => new Map(pages)))];
    const media = await copyMedia(site, state, { doubts, amongMany, isLate, write });
    for (const some of doubts) await write(await planSubjects(state, channel, some));
    const hasPages = !isLeft && (await writeAll(pages()));
    const front = await writeFront(writing, state, site, { isDoubtful: !amongMany || isAgain, isAnew, isWhole });
    const archive = planArchive(siteArchive(state, channel), isAnew);
    const few = amongMany ? await upTo(FEW_PAGES, archive) : archive;
    const hasArchive = hasPages && few !== undefined && (await writeAll(few));
    const hasRest =
      hasArchive &&
      !amongMany &&
      (await writeAll(planTopics(state, channel, isAnew))) &&
      (await writeAll(planSitemaps(state, channel, isAnew)));
    const hasEnded = amongMany ? hasArchive : hasRest;
    const now = clock.now();
    const old = amongMany ? [] : begun.filter(({ at }) => at <= now - LONGEST_SLEEP);
    const settledNodes = new Set(old.map(({ node }) => node));
    const was = noted.root.published;
    const published: PublishedState = {
      entries: hasPages ? root.entries : isLeft ? was.entries : await standing(),
      archive: hasArchive ? root.entries : was.archive,
      media,
      topics: hasRest ? root.topics : was.topics,
      sitemap: hasRest ? root.seeds : was.sitemap,
      ...(root.topicList !== undefined && { topicList: root.topicList }),
      oldest: hasArchive ? (root.front?.oldest ?? "") : was.oldest,
      stamp: hasRest ? stamp : was.stamp,
      documents,
      front,
      ...(isLeft && { busy }),
      begun: was.begun.filter(
        (node) => !(hasEnded ? mine : ofEntries).has(node) && !(hasEnded && settledNodes.has(node)),
      ),
    };
    const recentOf = (recent: Recent) => (amongMany ? recent : settled(recent, now));
    const isMoved = JSON.stringify([published, recentOf(root.recent)]) !== JSON.stringify([was, root.recent]);
    if (isMoved || written.size > 0 || removed.size > 0)
      await catalog.note(noted, ({ recent }) => ({ published, recent: recentOf(recent) }));
    return publishedOf(state, site, written, removed);
  });
};

const publishedOf = (
  { root }: State,
  { channel }: Site,
  written: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): Published => ({
  written: [...written],
  removed: [...removed],
  isComparisonDue: root.comparing !== undefined || root.comparedBy !== stampOf(channel),
  ...(root.nextDue !== undefined && { nextDue: root.nextDue }),
});

/** Pages that somebody was about to write at that second, for the first time. */
interface Begun {
  readonly at: number;
  readonly pages: readonly (readonly [path: string, subject: Subject])[];
}

/** All of a plan where it is for no more than so many documents. */
const upTo = async (most: number, plan: AsyncIterable<Wanted[]>): Promise<AsyncIterable<Wanted[]> | undefined> => {
  const all: Wanted[] = [];
  for await (const wanted of plan) {
    all.push(...wanted);
    if (all.length > most) return undefined;
  }
  return (async function* () {
    yield all;
  })();
};

/** What is known of these documents, by path. */
const linesOf = async (
  nodes: Nodes,
  documents: Tree,
  wanted: readonly Pick<Wanted, "path">[],
): Promise<ReadonlyMap<string, DocumentLine>> => {
  const found = await find(
    nodes,
    documents,
    wanted.map(({ path }) => positionOfKey(path)),
  );
  return new Map(
    wanted.flatMap(({ path }) => {
      const line = found.get(positionOfKey(path)) as DocumentLine | undefined;
      return line ? [[path, line]] : [];
    }),
  );
};

/** The documents of what was committed of late, as far as they do not stand as the root knows them. */
const astraySubjects = async (out: Store, state: State): Promise<(readonly [string, Subject])[]> => {
  const subjects = await recentSubjects(state);
  const paths = subjects.map(([path]) => ({ path }));
  return findAstray(out, subjects, await linesOf(state.nodes, state.root.published.documents, paths));
};

/** True for pages whose address follows from the whole set, and not from one entry of it. */
const isOfShape = ({ subject }: Wanted): boolean => subject !== "front" && !("key" in subject);

const positioned = (learnt: Learnt): Map<string, unknown> =>
  new Map([...learnt].map(([path, line]) => [positionOfKey(path), line]));

const overtaken = ({ out }: Site): StoreConflict =>
  new StoreConflict(`${out.location}: the set of entries moved while it was being published`, {
    hint: "Publish again from the newer set.",
  });
