import { StateUnreadable } from "#model/errors.ts";
import type { Front } from "./front.ts";
import { type Counts, NONE } from "./records.ts";
import type { Tree } from "./tree.ts";

/**
 * The one object of the state that changes: it names everything else and is of constant size. To replace it, on the
 * condition that it still is what was read, is the commit.
 */
export interface Root {
  readonly schema: number;
  /** Version of the rules that made the entries: an older producer never commits over a newer one's. */
  readonly normalizer: number;
  /** Grows with each writing of the root, so that it never is what it was before, which an ETag could not tell. */
  readonly serial: number;
  /** Grows with each commit. 0: nothing was ever committed. */
  readonly revision: number;
  /** When that was by the writer's clock, seconds since 1970: a file as young as that may have changed since. */
  readonly committedAt: number;
  /** By key: what is known of each seed; and before all keys, which seeds claim which id. */
  readonly seeds: Tree;
  /** By time: the entries that are shown. */
  readonly entries: Tree;
  /** By time: those that are not due yet. */
  readonly due: Tree;
  /** When the next of these is due, seconds since 1970. */
  readonly nextDue?: number;
  readonly front?: Front;
  readonly counts: Counts;
  /** What was committed in a burst and is not in the trees yet, in the order of the commits: nodes that list changes. */
  readonly log: readonly Run[];
  /** When the log was folded into the trees last, seconds since 1970. */
  readonly foldedAt: number;
  readonly recent: Recent;
  readonly published: PublishedState;
  /** By the hash of its id: each entry that is shown, as others see it. */
  readonly reports: Tree;
  /** By the hash of a term, then of an id: which entries have the term. */
  readonly postings: Tree;
  /** By the hash of a topic: its entries. */
  readonly topics: Tree;
  /** The node that lists the topics' kinds and names. */
  readonly topicList?: string;
  /** The choice of topics that these were made by. */
  readonly topicsBy: string;
  /** By key of a file that may lie there, then by position of an entry: which of the entries that are shown refer to it. */
  readonly references: Tree;
  /** By key: the files that they show (`Medium`). */
  readonly media: Tree;
  /** Nodes that list which entries came, changed or went since reports and postings were brought up to date. */
  readonly unrelated: readonly string[];
  /** When garbage was collected last, seconds since 1970. */
  readonly collectedAt: number;
  /** The stamp (`LookedSeed.madeBy`) by which all seeds were compared last; under another they have to be looked at again. */
  readonly comparedBy: string;
  /** True after a repair: documents may stand of which nobody wants to know, until a comparison has looked at each. */
  readonly isSalvaged?: boolean;
  /** How far a comparison came that one run had no time to end. */
  readonly comparing?: Comparing;
}

/** A comparison under way: of which listing, and behind which key it goes on. */
export interface Comparing {
  readonly phase: "seeds" | "documents" | "garbage";
  readonly after: string;
}

/** What was committed last: enough for a worker to see whether others touched its seeds, and for a tick to look again. */
export interface Recent {
  /** All commits after this revision are here. */
  readonly since: number;
  readonly commits: readonly RecentCommit[];
}

export interface RecentCommit {
  readonly revision: number;
  /** Seconds since 1970, by the writer's clock. */
  readonly at: number;
  /** The keys that it was about, or the node that lists them where they are many. */
  readonly keys: readonly string[] | string;
}

export interface Run {
  /** The commit that it is of. */
  readonly revision: number;
  readonly nodes: readonly string[];
  /** Changes in it. */
  readonly count: number;
}

/** What was published last. */
export interface PublishedState {
  /** The entries whose pages stand. */
  readonly entries: Tree;
  /** The entries that the archive shows; it may lag behind them for a while. */
  readonly archive: Tree;
  /** The topics whose feeds stand. */
  readonly topics: Tree;
  readonly topicList?: string;
  /** The files of whose bytes copies stand. */
  readonly media: Tree;
  /** The records that the sitemaps list. */
  readonly sitemap: Tree;
  /** The front's end as it was then: pages of the archive stand for what is before it. */
  readonly oldest: string;
  /** Renderer and configuration that it was made by. */
  readonly stamp: string;
  /** Where all entries' pages are being compared under another stamp: that one, and behind which position it goes on. */
  readonly anew?: { readonly stamp: string; readonly after: string };
  /** By path: what is known of each page of an entry or of the archive (`DocumentLine`). */
  readonly documents: Tree;
  /** The same of the few documents that always stand. */
  readonly front: Readonly<Record<string, DocumentLine>>;
  /** Nodes that list, path and subject, what somebody was about to write and no recent commit tells of. */
  readonly begun: readonly string[];
  /** Who writes so many documents that others had better leave it to them, until a second since 1970. */
  readonly busy?: { readonly who: string; readonly until: number };
}

/** What is known of a document that was published. */
export interface DocumentLine {
  /** The version the store gave it. */
  readonly version: string;
  /** Hash of its bytes. */
  readonly bytes: string;
  /** Of whom it tells. */
  readonly subject: Subject;
}

/**
 * The page of a seed; the copy of a file beside articles, by its key; the sitemap of the records that end at a position;
 * the page of the archive whose range ends at a position (`""`: at none); a document of a topic, by the position of the
 * topic; or one of the few that always stand.
 */
export type Subject =
  | { readonly key: string }
  | { readonly end: string; readonly topic?: string }
  | { readonly topic: string }
  | { readonly media: string }
  | { readonly sitemap: string }
  | "front";

export const ROOT = "state/root.json";
const SCHEMA = 2;

export const emptyRoot = (normalizer: number): Root => ({
  schema: SCHEMA,
  normalizer,
  serial: 0,
  revision: 0,
  committedAt: 0,
  seeds: [],
  entries: [],
  due: [],
  counts: NONE,
  log: [],
  foldedAt: 0,
  recent: { since: 0, commits: [] },
  published: {
    entries: [],
    archive: [],
    topics: [],
    media: [],
    sitemap: [],
    oldest: "",
    stamp: "",
    documents: [],
    front: {},
    begun: [],
  },
  reports: [],
  postings: [],
  topics: [],
  topicsBy: "",
  references: [],
  media: [],
  unrelated: [],
  collectedAt: 0,
  comparedBy: "",
});

/**
 * @param place for messages
 * @throws StateUnreadable when a newer Seedwire wrote it, or it is damaged
 */
export const parseRoot = (body: Uint8Array, place: string, normalizer: number): Root => {
  const root = parseJson(body);
  // A newer form may look like anything, so its number counts before its shape.
  if ((root?.schema ?? 0) > SCHEMA || (root?.normalizer ?? 0) > normalizer) {
    throw new StateUnreadable(`${place} was written by a newer Seedwire than this one`, {
      hint: "Use that newer version, or build into another place.",
    });
  }
  if (isWhole(root)) return root;
  throw new StateUnreadable(`${place} is damaged`, {
    hint: "All of it is made from the seeds. In a folder remove state/ and build again; on AWS docs/operations.md, Rebuild.",
  });
};

/** What stands there, if anything that is JSON does. */
const parseJson = (body: Uint8Array): Partial<Root> | undefined => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)) ?? undefined;
  } catch {
    return undefined;
  }
};

const isWhole = (root: Partial<Root> | undefined): root is Root =>
  root?.schema === SCHEMA &&
  [root.serial, root.revision, root.committedAt].every(Number.isInteger) &&
  [
    root.seeds,
    root.entries,
    root.due,
    root.log,
    root.references,
    root.media,
    root.published?.entries,
    root.published?.archive,
    root.published?.media,
    root.published?.documents,
    root.published?.begun,
    root.recent?.commits,
  ].every(Array.isArray);
