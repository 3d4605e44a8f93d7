import type { Store } from "#store/store.ts";

const LEDGER = "state/published.json";

/**
 * What the last publish knows of the documents under `public/`: path → line. It is a memory, not the truth: a line tells
 * what bytes a version has, and holds as long as that version stands.
 */
export interface Ledger {
  readonly lines: ReadonlyMap<string, LedgerLine>;
  /** The version a save must replace; absent before the first. */
  readonly version?: string;
}

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
  if (!object) return { lines: new Map() };
  return { lines: parseLines(new TextDecoder().decode(object.body)), version: object.version };
};

/** @throws StoreConflict when another publish saved its ledger since this one was read */
export const saveLedger = async (out: Store, before: Ledger, lines: ReadonlyMap<string, LedgerLine>): Promise<void> => {
  const json = render(lines);
  if (before.version !== undefined && json === render(before.lines)) return;
  await out.put(LEDGER, new TextEncoder().encode(json), {
    onlyIf: before.version === undefined ? "absent" : { version: before.version },
    contentType: "application/json",
  });
};

const render = (lines: ReadonlyMap<string, LedgerLine>): string =>
  `${JSON.stringify([...lines].sort(([a], [b]) => (a < b ? -1 : 1)))}\n`;

const parseLines = (json: string): Map<string, LedgerLine> => {
  try {
    return new Map(JSON.parse(json));
  } catch {
    return new Map();
  }
};
