import { createHash } from "node:crypto";
import { isDated } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Records } from "./records.ts";

/** What may be shown at a moment, and what is kept back and why. A function of the set and, for embargoes, the time. */
export interface Showing {
  /** Newest first. */
  readonly entries: readonly Entry[];
  readonly held: readonly Held[];
  /** When the next embargo ends, seconds since 1970; absent where there is none. */
  readonly nextDue?: number;
}

export interface Held {
  readonly key: string;
  readonly reason: "draft" | "not-due" | "same-id";
  /** `not-due`: when it will be shown, seconds since 1970. */
  readonly due?: number;
  /** `same-id`: the seed that has the id. */
  readonly rival?: string;
}

/** @param now seconds since 1970 UTC */
export const showAt = (records: Records, now: number): Showing => {
  const entries: Entry[] = [];
  const held: Held[] = [];
  const owners = new Map<string, string>();
  // Records come in key order, so of two seeds with one id the lower key is met first and wins.
  for (const { key, outcome } of records.values()) {
    if (outcome.kind !== "entry") continue;
    const { entry } = outcome;
    const rival = owners.get(entry.id);
    if (entry.draft) held.push({ key, reason: "draft" });
    else if (rival !== undefined) held.push({ key, reason: "same-id", rival });
    else {
      owners.set(entry.id, key);
      const due = dueAt(entry);
      if (due !== undefined && due > now) held.push({ key, reason: "not-due", due });
      else entries.push(entry);
    }
  }
  const dues = held.flatMap(({ due }) => due ?? []);
  return { entries: newestFirst(entries), held, ...(dues.length > 0 && { nextDue: Math.min(...dues) }) };
};

/** Where an entry stands among the others: its date, or for the undated its bound; seconds since 1970. */
export const sortMoment = (entry: Entry): number =>
  entry.published && isDated(entry.published.value) ? entry.published.value.at : (entry.bound?.value.at ?? 0);

/** Only what an editor declares can keep an entry back; a date read out of a text never does. */
const dueAt = ({ published }: Entry): number | undefined =>
  published && isDated(published.value) && EMBARGOING.has(published.origin) ? published.value.at : undefined;

const EMBARGOING = new Set(["front-matter", "json", "json-ld", "open-graph", "meta", "html"]);

/** Ties are broken by the hash of the id, which no editor can steer and which never changes. */
const newestFirst = (entries: readonly Entry[]): Entry[] =>
  entries
    .map((entry) => ({ entry, moment: sortMoment(entry), hash: createHash("sha256").update(entry.id).digest("hex") }))
    .sort((a, b) => b.moment - a.moment || (a.hash < b.hash ? -1 : 1))
    .map(({ entry }) => entry);
