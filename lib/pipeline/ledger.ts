import type { Store } from "#store/store.ts";

const LEDGER = "state/published.json";

/**
 * What the last publish knows of the documents under `public/`: path → line. It is a memory, not the truth: a line tells
 * what bytes a version has, and holds as long as that version stands.
 */
export type Ledger = ReadonlyMap<string, LedgerLine>;

export interface LedgerLine {
  /** The version the store gave the document. */
  readonly version: string;
  /** Digest of its bytes. */
  readonly bytes: string;
  /** Digest of what it was made from, where that can be told without rendering it. */
  readonly inputs?: string;
}

/** A missing or damaged ledger is an empty one: then every document is compared with what stands there. */
export const readLedger = async (out: Store): Promise<Ledger> => {
  const object = await out.get(LEDGER);
  return object ? parseLines(new TextDecoder().decode(object.body)) : new Map();
};

/** Keeps what was learnt, if anything. Of two workers the last one's memory stays: an older one only forgets more. */
export const saveLedger = async (out: Store, before: Ledger, lines: Ledger): Promise<void> => {
  const json = render(lines);
  if (json === render(before)) return;
  await out.put(LEDGER, new TextEncoder().encode(json), { contentType: "application/json" });
};

const render = (lines: Ledger): string => `${JSON.stringify([...lines].sort(([a], [b]) => (a < b ? -1 : 1)))}\n`;

const parseLines = (json: string): Map<string, LedgerLine> => {
  try {
    return new Map(JSON.parse(json));
  } catch {
    return new Map();
  }
};
