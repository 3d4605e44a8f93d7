import type { FeedFormat } from "#model/document.ts";
import { checkAgreement } from "./check/agreement.ts";
import { checkArchive } from "./check/archive-rules.ts";
import { checkAtom } from "./check/atom-rules.ts";
import type { FeedFacts } from "./check/facts.ts";
import { error, type Finding, type Remark, warning, when } from "./check/finding.ts";
import { checkItems } from "./check/item-rules.ts";
import { checkJsonFeed } from "./check/json-rules.ts";
import { checkRss } from "./check/rss-rules.ts";
import { parseXml } from "./check/xml-tree.ts";

export type { Finding } from "./check/finding.ts";

/**
 * Lints feeds as they stand in the store: whether each is well formed and has what its format demands, whether ids,
 * links and dates are such that readers take them, and whether the three agree. Reads only what is in them: no network,
 * no clock. @param documents the bytes of rss.xml, atom.xml and feed.json, or of one page of the archive in the three formats
 */
export const checkFeeds = (documents: {
  readonly rss: Uint8Array;
  readonly atom: Uint8Array;
  readonly json: Uint8Array;
}): Finding[] => {
  const rss = check("rss", documents.rss, parseXml, checkRss);
  const atom = check("atom", documents.atom, parseXml, checkAtom);
  const json = check("json", documents.json, (text): unknown => JSON.parse(text), checkJsonFeed);
  const others = { ...(atom.facts && { atom: atom.facts }), ...(json.facts && { json: json.facts }) };
  return [...rss.findings, ...atom.findings, ...json.findings, ...(rss.facts ? checkAgreement(rss.facts, others) : [])];
};

interface Checked {
  readonly findings: readonly Finding[];
  /** Absent where the document could not be read. */
  readonly facts?: FeedFacts;
}

const check = <T>(
  format: FeedFormat,
  bytes: Uint8Array,
  parse: (text: string) => T,
  rules: (parsed: T) => { readonly remarks: readonly Remark[]; readonly facts: FeedFacts },
): Checked => {
  const label = (remarks: readonly Remark[]): Finding[] => remarks.map((remark) => ({ format, ...remark }));
  const parsed = attempt(() => parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
  if ("reason" in parsed) {
    const hint = "Build it again; if it stays so, that is a bug worth a report.";
    return { findings: label([error("document", `It cannot be read: ${parsed.reason}`, hint)]) };
  }
  const { remarks, facts } = rules(parsed.value);
  return { findings: label([...checkSize(bytes), ...remarks, ...checkItems(facts), ...checkArchive(facts)]), facts };
};

const attempt = <T>(read: () => T): { readonly value: T } | { readonly reason: string } => {
  try {
    return { value: read() };
  } catch (cause) {
    return { reason: cause instanceof Error ? cause.message : String(cause) };
  }
};

const checkSize = (bytes: Uint8Array): Remark[] =>
  when(
    bytes.length > MOST_BYTES,
    warning(
      "document",
      `It is ${Math.round(bytes.length / 1e5) / 10} MB large.`,
      "Readers give up on feeds beyond 2 MB; set `entriesPerFeed` lower.",
    ),
  );

const MOST_BYTES = 2_000_000;
