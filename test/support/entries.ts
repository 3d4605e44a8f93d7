import { createHash } from "node:crypto";
import type { Records, SeedRecord } from "#catalog/records.ts";
import type { Instant } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence, Origin } from "#model/evidence.ts";

/** A day, midnight at UTC, as some place in the file states it. */
export const dayFrom = (iso: string, origin: Origin, precision: Instant["precision"] = "day"): Evidence<Instant> => ({
  value: { at: Date.parse(`${iso}T00:00:00Z`) / 1000, offset: 0, precision },
  origin,
  quote: iso,
  confidence: 0.9,
});

/** An entry with nothing in it but what the test says. */
export const entryOf = (key: string, parts: Partial<Entry> = {}): Entry => ({
  key,
  id: `tag:quay.example,2024-01-01:${key}`,
  page: `articles/page-${createHash("sha256").update(key).digest("hex").slice(0, 8)}.html`,
  authors: [],
  tags: [],
  status: [],
  html: "<p>The tide turned.</p>",
  text: "The tide turned.",
  images: [],
  attachments: [],
  updates: [],
  draft: false,
  notices: [],
  ...parts,
});

export const recordOf = (entry: Entry, version = "v1"): SeedRecord => ({
  key: entry.key,
  version,
  madeBy: "test",
  outcome: { kind: "entry", entry },
});

/** In the order the catalog keeps them: by key. */
export const recordsOf = (...entries: readonly Entry[]): Records =>
  new Map(
    entries
      .map((entry) => recordOf(entry))
      .sort(({ key: a }, { key: b }) => (a < b ? -1 : 1))
      .map((record) => [record.key, record]),
  );
