import { hash } from "node:crypto";
import type { Asset } from "#model/asset.ts";
import type { Instant } from "#model/dates.ts";
import type { Entry, Relation } from "#model/entry.ts";
import type { AssetOutcome, Outcome, Rejection } from "#model/outcome.ts";
import { placeOf } from "./placing.ts";

/** A seed as it was looked at: what it was made from, by what, and what became of it. */
export interface LookedSeed {
  readonly key: string;
  /** The store's version of the bytes this was made from. */
  readonly version: string;
  /** When the store saw them arrive, whole seconds since 1970; absent when ignored by configuration. */
  readonly lastModified?: number;
  /** Normalizer and configuration it was made by; another stamp means: look again. */
  readonly madeBy: string;
  readonly outcome: Outcome;
}

/** One seed looked at: what it is now, or that it is gone. */
export interface SeedChange {
  readonly key: string;
  readonly record: LookedSeed | undefined;
}

/** What the catalog knows of one seed. The entry itself stands among the entries, in their order. */
export interface SeedRecord extends Omit<LookedSeed, "outcome"> {
  readonly outcome: EntryRecord | AssetOutcome | Rejection;
}

export interface EntryRecord {
  readonly kind: "entry";
  readonly id: string;
  /** True when the seed names the id itself; then another seed may have it too. */
  readonly explicit: boolean;
  /** Where the entry stands in the order of the entries. */
  readonly at: string;
  readonly draft: boolean;
  /** Seconds since 1970; present while its embargo lasts. */
  readonly due?: number;
  /** Present while another seed has its id: kept here, until that one goes. */
  readonly kept?: Entry;
  /** The key of that seed. */
  readonly rival?: string;
  /** What the reports beside it show. */
  readonly relation?: Relation;
  /** True when the article is read at an address of its own, so that it has no page here. */
  readonly elsewhere?: true;
  /** For `status`. */
  readonly title?: string;
  readonly published?: Instant;
}

export const entryOf = (record: SeedRecord | undefined): EntryRecord | undefined =>
  record?.outcome.kind === "entry" ? record.outcome : undefined;

/** What a seed is where articles may show it. */
export const assetOf = (record: SeedRecord | undefined): Asset | undefined =>
  record?.outcome.kind === "asset" ? record.outcome.asset : undefined;

/** An entry as others see it: what is kept to find and to name it among them. */
export interface Report {
  readonly key: string;
  readonly id: string;
  readonly title?: string;
  readonly href: string;
  readonly source?: string;
  /** Absent where nobody made one: then it is related to nothing. */
  readonly signature?: object;
  readonly tags: readonly string[];
  readonly authors: readonly string[];
  /** Where it stands among the entries. */
  readonly at: string;
  /** Tells one state of the entry from another. */
  readonly mark: string;
}

export const reportOf = (entry: Entry): Report => {
  const { key, id, title, url, page, source, signature, tags, authors } = entry;
  return {
    key,
    id,
    ...(title && { title: title.value }),
    href: url ?? page,
    ...(source && { source: source.value.name }),
    ...(signature && { signature }),
    tags,
    authors: authors.map(({ value }) => value.name),
    at: placeOf(entry),
    mark: markOf(entry),
  };
};

const markOf = ({ html, text: _, signature: __, ...entry }: Entry): string =>
  hash("sha256", html + JSON.stringify(entry), "hex").slice(0, 16);

/** In what way each seed is accounted for (promise P4). */
export type Account = "published" | "draft" | "due" | "same-id" | "asset" | "rejected";

export type Counts = Readonly<Record<Account, number>>;

export const NONE: Counts = { published: 0, draft: 0, due: 0, "same-id": 0, asset: 0, rejected: 0 };

export const accountOf = ({ outcome }: SeedRecord): Account => {
  if (outcome.kind !== "entry") return outcome.kind;
  if (outcome.draft) return "draft";
  if (outcome.kept) return "same-id";
  return outcome.due === undefined ? "published" : "due";
};
