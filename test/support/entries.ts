import type { LookedSeed } from "#catalog/records.ts";
import type { Instant } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence, Origin } from "#model/evidence.ts";
import { findPage } from "#normalize/identity.ts";

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
  page: findPage(key),
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

/** The seed of an entry, as if it had just been looked at. */
export const lookedSeed = (entry: Entry, version = "v1"): LookedSeed => ({
  key: entry.key,
  version,
  madeBy: "test",
  outcome: { kind: "entry", entry },
});
