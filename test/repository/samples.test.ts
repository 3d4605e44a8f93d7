import { beforeAll, describe, expect, test } from "vitest";
import { parseConfigurationText } from "#pipeline/configuration.ts";
import { type Explanation, explain } from "#pipeline/explain.ts";
import { openDirectory } from "#store/directory-store.ts";
import { filesBelow, PROJECT, readProjectFile } from "../support/project.ts";

/** What a newcomer sees of each sample on `npm start`. */
interface Sample {
  /** Absent where it has to be derived. */
  readonly title?: string;
  readonly day: string | null;
  readonly authors?: readonly string[];
  readonly source?: string;
  readonly language?: string;
  readonly held?: true;
}

const SAMPLES: Readonly<Record<string, Sample>> = {
  "000_4c1f09ab7de25863.txt": { day: "2025-10-16" },
  "001_b27c60e1f4983ad0.txt": { day: "2025-10-16" },
  // Its day is written twice, its year nowhere; the last two name a weekday alone.
  "002_94e5d8a07b31fc26.txt": {
    title: "Turbine trial in Haskerry Narrows resumes after safety stop",
    day: null,
    authors: ["Tamsin Okerwell"],
    source: "Haskerry.Net",
  },
  "003_6d10f2be95c7483a.txt": { day: null },
  "004_e8b3470c1a9d5f62.txt": { day: null },
  "ar/book-boat.md": {
    title: "قارب الكتب يعود إلى قرى البحيرة",
    day: "2025-06-21",
    authors: ["سلوى المرزوقي"],
    language: "ar",
  },
  "clockmaker.json": {
    title: "The town clock keeps two times, and both are right",
    day: "2025-07-08",
    authors: ["Priya Lindqvist-Rowe"],
  },
  "de/moorbahn.txt": {
    title: "Auf der Moorbahn fährt jetzt die Post mit",
    day: "2025-09-03",
    authors: ["Jelka Brandvoort"],
    language: "de",
  },
  "ferry-bell.md": {
    title: "A new bell for the ferry, if it fits through the door",
    day: "2025-10-20",
    authors: ["Marguerite Ashdown"],
    held: true,
  },
  "lantern-room.md": {
    title: "The lamp at Tollan Point is lit by hand again",
    day: "2025-09-27",
    authors: ["Marguerite Ashdown"],
    source: "The Tollan Gazette",
  },
  "seed-library.md": {
    title: "Beans & borrowers: what the seed library lends, it expects back",
    day: "2025-08-14",
    authors: ["Ansel Whitcombe"],
  },
  "tram-line-four.html": {
    title: "Line Four crosses the river again after 61 years",
    day: "2025-09-30",
    authors: ["Florian Teasdale", "Ngozi Hartmann"],
    source: "Orrendale Chronicle",
  },
};

/** Words that stand in the samples and have no place in an entry: promotions, menus, cookie lines, footers. */
const CLUTTER = [
  "Sign up to the Tidewatch",
  "Your guide to what the islands",
  "cookie",
  "Get the Chronicle",
  "All rights reserved",
];

/** A day after the last of them, so that none waits for its date. */
const LATER = Date.UTC(2025, 11, 1) / 1000;

let explained: ReadonlyMap<string, Explanation>;
beforeAll(async () => {
  const seeds = await openDirectory(`${PROJECT}/seeds`);
  const channel = parseConfigurationText(readProjectFile("seedwire.config.json"), "seedwire.config.json");
  const all = await Promise.all(Object.keys(SAMPLES).map((key) => explain(seeds, key, { channel, now: LATER })));
  explained = new Map(all.flatMap((one) => (one ? [[one.seed, one]] : [])));
});

test("every sample is told of here", () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(filesBelow("seeds").map((path) => path.slice("seeds/".length)));
});

describe.each(Object.entries(SAMPLES))("%s", (seed, sample) => {
  const entry = () => explained.get(seed)?.entry;

  test("becomes an entry with its title, day, authors, source and language", () => {
    expect(explained.get(seed)?.outcome).toBe(sample.held ? "held" : "published");
    expect({
      title: sample.title ? entry()?.title : undefined,
      day: entry()?.published?.slice(0, 10) ?? null,
      authors: entry()?.authors.map(({ name }) => name),
      source: entry()?.source?.name,
      language: entry()?.language,
    }).toEqual({
      title: sample.title,
      day: sample.day,
      authors: sample.authors ?? [],
      source: sample.source,
      language: sample.language ?? "en",
    });
  });

  test("has a headline of its own and no clutter", () => {
    expect(entry()?.title).toMatch(/^.{20,110}$/u);
    expect(CLUTTER.filter((words) => entry()?.text.includes(words) || entry()?.summary?.includes(words))).toEqual([]);
  });
});
