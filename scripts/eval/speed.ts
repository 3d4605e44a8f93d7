import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Format } from "#model/article.ts";
import type { Channel } from "#model/channel.ts";
import type { Seed } from "#model/seed.ts";
import { judge } from "#pipeline/look.ts";
import { findFileType } from "#read/file-type.ts";
import type { Corpus } from "./corpora.ts";
import { linesOf } from "./scores.ts";
import { inColumns } from "./table.ts";

/** Milliseconds a document, of the same documents in the same run. */
export interface Speed {
  readonly format: Format;
  readonly documents: number;
  readonly ours: number;
  readonly peer?: { readonly name: string; readonly ms: number; readonly atMost?: number };
}

/** Documents of each format that are measured, evenly taken from all corpora. */
const SAMPLE = 200;
/** Each document is judged and given to the peer in turn, this often; the least of its times counts, for whatever else the machine does only adds. */
const ROUNDS = 3;

/** Measures read and normalize, from bytes to entry, beside what a format's usual library takes for less. */
export const measureSpeed = async (corpora: readonly Corpus[], channel: Channel): Promise<readonly Speed[]> => {
  const seeds = corpora.flatMap(({ gold, seeds: folder }) =>
    linesOf<{ readonly seed: string }>(gold).map(({ seed }) => ({ key: seed, file: join(folder, seed) })),
  );
  const speeds: Speed[] = [];
  for (const format of ["text", "markdown", "html", "json"] as const) {
    const files = evenly(
      seeds.filter(({ key }) => formatOf(key) === format),
      SAMPLE,
    );
    if (files.length === 0) continue;
    const sample = files.map(({ key, file }): Seed => ({ key, bytes: readFileSync(file) }));
    speeds.push(await measure(format, sample, channel));
  }
  return speeds;
};

const formatOf = (key: string): Format | undefined => {
  const type = findFileType(key);
  return type?.kind === "article" ? type.format : undefined;
};

const evenly = <T>(items: readonly T[], count: number): readonly T[] =>
  items.filter(
    (_, index) => Math.floor((index * count) / items.length) !== Math.floor(((index - 1) * count) / items.length),
  );

interface Peer {
  readonly name: string;
  /** The ratio that is aimed at. */
  readonly atMost?: number;
  readonly load: () => Promise<(text: string) => unknown>;
}

const PEERS: Partial<Record<Format, Peer>> = {
  text: {
    name: "chrono-node alone, first 600 characters",
    atMost: 3,
    load: async () => {
      const { parse } = await import("chrono-node");
      return (text) => parse(text.slice(0, 600));
    },
  },
  markdown: {
    name: "markdown-it alone",
    load: async () => {
      const { default: markdownIt } = await import("markdown-it");
      const renderer = markdownIt({ html: true });
      return (text) => renderer.render(text);
    },
  },
  html: {
    name: "Readability and linkedom alone",
    atMost: 1.3,
    load: async () => {
      const [{ Readability }, { parseHTML }] = await Promise.all([import("@mozilla/readability"), import("linkedom")]);
      return (text) => new Readability(parseHTML(text).document).parse();
    },
  },
};

const measure = async (format: Format, sample: readonly Seed[], channel: Channel): Promise<Speed> => {
  const peer = PEERS[format];
  const run = await peer?.load();
  let ours = 0;
  let theirs = 0;
  for (const seed of sample) {
    const text = new TextDecoder().decode(seed.bytes);
    const times = { ours: Number.POSITIVE_INFINITY, theirs: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round++) {
      times.ours = Math.min(times.ours, await timeOf(() => judge(seed, channel)));
      if (run) times.theirs = Math.min(times.theirs, await timeOf(() => run(text)));
    }
    ours += times.ours;
    theirs += times.theirs;
  }
  const each = (sum: number) => sum / sample.length;
  return {
    format,
    documents: sample.length,
    ours: each(ours),
    ...(peer && { peer: { name: peer.name, ms: each(theirs), ...(peer.atMost && { atMost: peer.atMost }) } }),
  };
};

const timeOf = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

export const renderSpeed = (speeds: readonly Speed[]): string =>
  inColumns([
    ["format", "documents", "Seedwire", "peer", "ratio", "wanted", ""],
    ...speeds.map(({ format, documents, ours, peer }) => [
      format,
      String(documents),
      ours.toFixed(2),
      peer?.ms.toFixed(2) ?? "–",
      peer ? (ours / peer.ms).toFixed(2) : "–",
      peer?.atMost ? `≤ ${peer.atMost}` : "–",
      peer?.name ?? "",
    ]),
  ]);
