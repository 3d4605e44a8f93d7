import { hash } from "node:crypto";
import type { State } from "#catalog/catalog.ts";
import { LIMITS } from "#catalog/fold.ts";
import type { PublishedState } from "#catalog/root.ts";
import { announcedIn } from "./announcements.ts";
import { planArchive, siteArchive } from "./archive-plan.ts";
import { copyMedia } from "./copy-media.ts";
import { astray, claim, type Doubtful, disturbed, settled } from "./doubts.ts";
import { stampOf } from "./look.ts";
import { refuseLost } from "./lost-catalog.ts";
import { planLater, planPages, planSubjects } from "./publish-plan.ts";
import { relateSite } from "./relate-site.ts";
import { isSettled } from "./settled.ts";
import type { Site } from "./site.ts";
import { catalogOf, commitTo, isOverdue, isRipe } from "./site-catalog.ts";
import { type Deeds, newDeeds, openWriter } from "./site-writer.ts";
import { untilUncontested } from "./until-uncontested.ts";
import type { Wanted } from "./write-documents.ts";
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
  readonly doubtful?: Doubtful;
}

/** Goes up with every change of the templates and renderers: all documents are then compared again. */
const RENDERER = 3;

/** Documents of the archive that one of many workers writes at most. */
const FEW_ARCHIVED = 16;

/** Commits that wait to be related; so many are there only where no tick has run for long. */
const MANY_UNRELATED = 256;

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
  const stamp = hash("sha256", `${RENDERER} ${JSON.stringify(channel)}`, "hex").slice(0, 16);
  const deeds = newDeeds(clock.chance().toString(36).slice(2));
  let before: State | undefined;

  return untilUncontested(clock, async () => {
    const readAt = clock.now();
    let state = await catalog.read();
    await refuseLost(out, catalog, state);
    const { busy } = state.root.published;
    const isLeft = canWait && busy !== undefined && busy.who !== deeds.who && busy.until > clock.now();
    // Who wrote before and was overtaken has to see what it wrote over, whatever the log holds.
    if (!before && (isLeft || (amongMany && state.root.log.length > 0 && !isRipe(state, site))))
      return publishedOf(state, site, deeds);
    if (!isWhole && !before && doubtful.size === 0 && isSettled(state, site, stamp))
      return { ...publishedOf(state, site, deeds), settled: state.root.published.front };
    if (isOverdue(state, site)) state = await commitTo(site, catalog, state, []);
    if (!amongMany || state.root.unrelated.length > MANY_UNRELATED) state = await relateSite(site, catalog, state);
    const { root } = state;
    const isAnew = root.published.stamp !== stamp || root.published.anew !== undefined;

    const announcements = await announcedIn(state);
    const suspects = new Map([
      ...doubtful,
      ...(before ? await disturbed(deeds.touched, before, state) : []),
      ...(amongMany ? [] : await astray(out, state)),
    ]);
    const announced = amongMany ? [] : [...announcements.values()].map(({ pages }) => new Map(pages));
    const doubts = await Promise.all([suspects, ...announced].map((some) => claim(state, some)));
    const isDoubtful = !amongMany || before !== undefined;
    before = state;

    const pages = planPages(state, channel, isAnew ? stamp : undefined, site.limits?.entries ?? LIMITS.entries);
    const writer = openWriter(site, catalog, {
      state,
      readAt,
      announcements,
      deeds,
      isTick: !amongMany,
      progress: pages.progress,
    });
    const { write, isLate } = writer;
    const subjects = doubts.map(({ claimed }) => claimed);
    // What is suspected is looked at whatever the plans say, and not twice.
    const writeAll = (plan: AsyncIterable<Wanted[]>) => writer.writeAll(plan, ({ path }) => !subjects[0]?.has(path));

    const media = await copyMedia(site, state, { doubts: subjects, amongMany, isLate, write });
    for (const some of subjects) await write(await planSubjects(state, channel, some));
    const hasPages = !isLeft && (await writeAll(pages.wanted));
    const front = await writeFront(writer, state, site, { isDoubtful, isAnew, isWhole });
    const archive = planArchive(siteArchive(state, channel), isAnew);
    const few = amongMany ? await upTo(FEW_ARCHIVED, archive) : archive;
    const hasArchive = hasPages && few !== undefined && (await writeAll(few));
    const hasRest = hasArchive && !amongMany && (await writeAll(planLater(state, channel, isAnew)));
    // Last, for what nobody knew of may be what was just written.
    if (hasRest) await writer.removeStrays(doubts.flatMap(({ strays }) => strays));

    const now = clock.now();
    const was = writer.noted();
    const { entries, anew } = isLeft ? was : await pages.progress(hasPages);
    await writer.end({
      published: {
        entries,
        ...(!hasRest && anew && { anew }),
        archive: hasArchive ? root.entries : was.archive,
        media,
        topics: hasRest ? root.topics : was.topics,
        sitemap: hasRest ? root.seeds : was.sitemap,
        ...(root.topicList !== undefined && { topicList: root.topicList }),
        oldest: hasArchive ? (root.front?.oldest ?? "") : was.oldest,
        stamp: hasRest ? stamp : was.stamp,
        front,
        ...(isLeft && { busy }),
      },
      recent: (recent) => (amongMany ? recent : settled(recent, now)),
      hasEnded: amongMany ? hasArchive : hasRest,
      hasLooked: !amongMany,
    });
    return publishedOf(state, site, deeds);
  });
};

const publishedOf = ({ root }: State, { channel }: Site, { written, removed }: Deeds): Published => ({
  written: [...written],
  removed: [...removed],
  isComparisonDue: root.comparing !== undefined || root.comparedBy !== stampOf(channel),
  ...(root.nextDue !== undefined && { nextDue: root.nextDue }),
});

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
