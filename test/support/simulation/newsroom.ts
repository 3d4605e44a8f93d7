import type { Store } from "#store/store.ts";
import { s3Event, s3Record, TEST_EVENT } from "../s3-events.ts";
import type { Queue } from "./queue.ts";
import type { Chance } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** One thing that somebody does with a seed. */
interface Deed {
  /** Seconds after the beginning. */
  readonly at: number;
  readonly key: string;
  /** Absent: it is deleted. */
  readonly text?: string | Uint8Array;
}

export interface Newsroom {
  readonly seeds: Store;
  readonly queue: Queue;
  readonly time: VirtualTime;
  readonly chance: Chance;
}

interface Plan {
  readonly seeds: number;
  /** Seconds in which all of them land. */
  readonly within: number;
  /** Seconds in which the later changes happen. */
  readonly changing: number;
  /** How many seeds in a thousand are changed or deleted afterwards, are of an odd kind, or are told of late or twice. */
  readonly unrest: number;
}

/** When the articles that wait fall due: in the middle of it all. */
const EMBARGO = 100;

/** A burst of seeds and what happens to them afterwards, in the order in which it happens. */
export const planDeeds = (chance: Chance, { seeds, within, changing, unrest }: Plan, start: number): Deed[] => {
  const deeds: Deed[] = [];
  for (let i = 0; i < seeds; i++) {
    const at = chance.between(0, within);
    const odd = chance.inThousand(unrest);
    const key = odd ? chance.pick(ODD_KEYS)(i) : `news/${i % 40}/${i}.md`;
    deeds.push({ at, key, text: textFor(key, i, chance, start) });
    while (chance.inThousand(unrest)) {
      const later = { at: at + chance.between(0, changing), key };
      deeds.push(chance.inThousand(400) ? later : { ...later, text: textFor(key, i + seeds, chance, start) });
    }
  }
  return deeds.sort((a, b) => a.at - b.at);
};

const ODD_KEYS: readonly ((i: number) => string)[] = [
  (i) => `raw notes/${i} + 100%.txt`,
  (i) => `saved/${i} é 🚢 #${i}.html`,
  (i) => `wire/${i}.json`,
  (i) => `news/${i % 40}/${i}.jpg`,
  (i) => `news/${i % 40}/${i - 1}.md.meta.json`,
  (i) => `notes/${i}.exe`,
];

/** What was there before, of each kind: whoever reads the first of a kind loads what it takes. */
export const plantOldSeeds = async (seeds: Store, chance: Chance, start: number): Promise<void> => {
  for (const [i, keyOf] of [...ODD_KEYS, (i: number) => `old/${i}.md`].entries()) {
    const key = `old/${keyOf(i)}`;
    await seeds.put(key, Buffer.from(textFor(key, 5_000 + i, chance, start)));
  }
};

/** About one in four of the odd ones is poison. */
const textFor = (key: string, i: number, chance: Chance, start: number): string | Uint8Array => {
  const [words, title] = [sentence(chance, 30), sentence(chance, 5)];
  const day = new Date((start - 86_400 - (i % 5_000) * 40_000) * 1000).toISOString().slice(0, 19);
  if (key.endsWith(".meta.json")) return chance.inThousand(250) ? "{" : JSON.stringify({ title, date: `${day}Z` });
  if (!key.endsWith(".md") && chance.inThousand(250)) return chance.pick(POISON);
  if (key.endsWith(".json")) return JSON.stringify({ title, date_published: `${day}Z`, content_text: words });
  if (key.endsWith(".html")) return `<html lang="en"><title>${title}</title><h1>${title}</h1><p>${words}</p></html>`;
  if (key.endsWith(".txt")) return `${title}\n\n${words}\n`;
  const kind = chance.below(200);
  const due = new Date((start + EMBARGO) * 1000).toISOString();
  const more = kind === 0 ? "draft: true\n" : kind === 1 ? `id: urn:quay:${i % 7}\n` : "";
  return `---\ntitle: ${title}\ndate: ${kind === 2 ? due : `${day}Z`}\nlanguage: en\n${more}---\n\n${words}\n`;
};

const POISON: readonly (string | Uint8Array)[] = [
  "",
  "{",
  Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0),
  Uint8Array.from({ length: 400 }, (_, i) => (i * 37) & 0xff),
];

const PARTS = ["ka", "lo", "mi", "ter", "gan", "sul", "ne", "vo", "ri", "dap", "zu", "fen", "ba", "kor", "li", "mos"];

/** Words of no language, so that no article is another's sibling by what they are about. */
const sentence = (chance: Chance, length: number): string =>
  Array.from({ length }, () => Array.from({ length: 5 }, () => chance.pick(PARTS)).join("")).join(" ");

/** Does all of it, and lets S3 tell of it: at least once, in no order, now and then a minute late. */
export const doDeeds = async (room: Newsroom, deeds: readonly Deed[], unrest: number): Promise<void> => {
  const { seeds, queue, time, chance } = room;
  const start = time.now();
  const told: Promise<void>[] = [];
  const tell = async (key: string): Promise<void> => {
    await time.sleep(chance.inThousand(unrest) ? chance.between(10, 90) : chance.between(0.05, 1.5));
    queue.send(JSON.stringify(s3Event(s3Record(key))));
  };
  queue.send(JSON.stringify(TEST_EVENT));
  for (const { at, key, text } of deeds) {
    const wait = start + at - time.now();
    if (wait > 0) await time.sleep(wait);
    if (text === undefined) await time.outside(() => seeds.delete(key));
    else await time.outside(() => seeds.put(key, Buffer.from(text)));
    told.push(tell(key));
    if (chance.inThousand(unrest)) told.push(tell(key));
  }
  await Promise.all(told);
};
