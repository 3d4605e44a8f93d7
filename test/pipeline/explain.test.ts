import { describe, expect, test } from "vitest";
import { type Explanation, explain, explainAll, seedKeys } from "#pipeline/explain.ts";
import { openMemory } from "../support/memory-store.ts";
import { filesBelow, readProjectFile } from "../support/project.ts";
import { article, channel, NOON } from "../support/test-site.ts";

const explained = async (key: string, text: string, now = NOON) => {
  const seeds = openMemory(() => NOON - 3_600);
  seeds.plant(key, text);
  return explain(seeds, key, { channel, now });
};

describe("explaining a seed", () => {
  test("gives each value with the evidence it rests on", async () => {
    const explanation = await explained("news/ferry.txt", article("Ferry sails at noon"));
    expect(explanation).toMatchObject({
      seed: "news/ferry.txt",
      outcome: "published",
      entry: {
        id: "tag:quay.example,2024-01-01:news/ferry.txt",
        url: null,
        page: expect.stringMatching(/^articles\/ferry-[0-9a-f]{8}\.html$/),
        title: "Ferry sails at noon",
        published: "2025-05-03T00:00:00+00:00",
        authors: [],
        source: null,
        language: "en",
      },
      evidence: {
        title: { value: "Ferry sails at noon" },
        published: { value: "2025-05-03T00:00:00+00:00", precision: "day", origin: "front-matter" },
      },
    });
    expect(explanation).not.toHaveProperty("reason");
  });

  test("quotes words that stand in the seed", async () => {
    const text = article("Ferry sails at noon");
    const { title, published } = (await explained("ferry.txt", text))?.evidence ?? {};
    for (const one of [title, published].flat()) expect(text).toContain(one?.quote);
  });

  test("claims no day it cannot show", async () => {
    const explanation = await explained("note.txt", "The tide turned, and the boats came home.\n");
    expect(explanation?.entry?.published).toBeNull();
    expect(explanation?.evidence).not.toHaveProperty("published");
  });

  test("of a rejected one says why, and what to do", async () => {
    expect(await explained("empty.txt", " \n")).toEqual({
      seed: "empty.txt",
      outcome: "rejected",
      reason: expect.stringMatching(/empty/),
      hint: expect.stringMatching(/\w/),
    });
  });

  test("of a picture says that it is one, and why no article can show it", async () => {
    expect(await explained("boat.gif", "GIF89a\x01\0\x01\0\0\0\0")).toEqual({ seed: "boat.gif", outcome: "asset" });
    expect(await explained("boat.png", "")).toEqual({
      seed: "boat.png",
      outcome: "asset",
      reason: "It is empty, so no article shows it.",
    });
  });

  test("finds none where there is none", async () => {
    expect(await explain(openMemory(), "ferry.txt", { channel, now: NOON })).toBeUndefined();
  });
});

describe("what else was considered", () => {
  const consideredOf = async (key: string, text: string) => (await explained(key, text))?.considered ?? {};

  test("is the headline that a text would have made, beside the line that stands above it", async () => {
    const text =
      "Old mill turns again\n\nVolunteers have set the old mill by the harbour turning again after forty years of silence, the trust that owns it said.\n";
    const { title } = await consideredOf("mill.txt", text);
    expect(title).toMatchObject([{ origin: "lede", lost: expect.stringMatching(/none is given/) }]);
  });

  test("is the line above the text, beside the title of the front matter", async () => {
    const text = `---\ntitle: Old mill turns again\n---\nA wheel with a will\n\nVolunteers have set the old mill by the harbour turning again after forty years of silence.\n`;
    const { title } = await consideredOf("mill.txt", text);
    expect(title).toMatchObject([{ value: "A wheel with a will", origin: "first-line" }]);
  });

  test("is nothing where everybody says the same", async () => {
    expect(await explained("ferry.txt", article("Ferry sails at noon"))).not.toHaveProperty("considered");
  });

  test("are the days that weaker places and the text name, and not those that agree", async () => {
    const text =
      "---\ndate: 2024-05-03\n---\nThe mill was closed on 4 March 2021, and opened again on 3 May 2024 with a fair that lasted the whole day long.\n";
    const { published } = await consideredOf("2024-05-01-mill.txt", text);
    expect(published?.map(({ value, origin }) => [value, origin])).toEqual([
      ["2024-05-01", "file-name"],
      ["2021-03-04", "body"],
    ]);
  });

  test("is no day that agrees", async () => {
    const text = "---\ntitle: Mill\ndate: 2024-05-03\n---\nThe old mill turns again since 3 May 2024, they said.\n";
    expect(await consideredOf("2024-05-03-mill.txt", text)).toEqual({});
  });

  test("is a day without a year, for what stays undated", async () => {
    const text =
      "The mill opened again on May 3 with a fair that lasted the whole day long, its keepers told the paper.\n";
    const { published } = await consideredOf("mill.txt", text);
    expect(published).toMatchObject([{ value: "May 3", quote: "May 3", lost: expect.stringMatching(/year/) }]);
  });

  test("is who made the picture, and the account that entered a text", async () => {
    const page = `<html><head><title>Old mill turns</title><meta name="author" content="admin"></head><body><article>
      <h1>Old mill turns</h1><figure><img src="mill.jpg"><figcaption>The wheel. Photo: Anna Lind</figcaption></figure>
      <p>Volunteers have set the old mill by the harbour turning again after forty years of silence, the trust said.</p>
      </article></body></html>`;
    const { entry, considered } = (await explained("mill.html", page)) ?? {};
    expect(entry?.authors).toEqual([]);
    expect(considered?.authors?.map(({ value }) => value)).toContain("admin");
  });
});

describe("beside others", () => {
  const REPORTS = filesBelow("seeds").filter((path) => /^seeds\/00\d_/.test(path));
  const besideOthers = async (without: RegExp) => {
    const seeds = openMemory(() => NOON - 3_600);
    for (const path of REPORTS.filter((one) => !without.test(one))) seeds.plant(path.slice(6), readProjectFile(path));
    const found = new Map<string, Explanation>();
    const scope = { channel, now: NOON + 365 * 86_400, beside: seedKeys(seeds) };
    for await (const one of explainAll(seeds, seedKeys(seeds), scope)) found.set(one.seed.slice(0, 3), one);
    return found;
  };

  test("an undated report is of the day of its siblings, and says so", async () => {
    const found = await besideOthers(/^$/);
    expect([...found.values()].map(({ entry }) => entry?.published?.slice(0, 10))).toEqual(Array(5).fill("2025-10-16"));
    expect(found.get("003")).toMatchObject({
      evidence: { published: { precision: "day", origin: "siblings", derived: true } },
      related: expect.arrayContaining([found.get("000")?.entry?.id, found.get("001")?.entry?.id]),
    });
    expect(found.get("003")?.evidence).not.toHaveProperty("bound");
  });

  test("it is undated again when they are gone, and what was inferred is evidence for nobody", async () => {
    const found = await besideOthers(/00[01]_/);
    expect([...found.values()].map(({ entry }) => entry?.published)).toEqual([null, null, null]);
  });

  test("is nothing where nobody was named", async () => {
    const explanation = await explained("003.txt", readProjectFile(REPORTS[3] ?? ""));
    expect(explanation?.entry?.published).toBeNull();
    expect(explanation).not.toHaveProperty("related");
  });
});

const PAGES: readonly (readonly [key: string, text: string])[] = [
  [
    "mill.txt",
    "By Anna Lind\n\n3 May 2024\n\nVolunteers have set the old mill by the harbour turning again, they said.\n",
  ],
  [
    "mill.md",
    "---\ntitle: Old\nauthor: Anna Lind\ndate: 2024-05-03\n---\nVolunteers set the old mill turning again.\n",
  ],
  ["mill-toml.md", '+++\ntitle = "Old"\nauthor = "Anna Lind"\ndate = 2024-05-03\n+++\nThe old mill turns again.\n'],
  [
    "mill-json.md",
    ';;;\n{\n"title": "Old",\n"author": "Anna Lind",\n"date": "2024-05-03"\n}\n;;;\nThe old mill turns again.\n',
  ],
  [
    "mill.html",
    `<title>Old | The Paper</title><meta property="og:title" content="Old"><meta name="author" content="Anna Lind">
      <meta property="article:published_time" content="2024-05-03"><h1>Old</h1><p>The old mill turns again.`,
  ],
  [
    "mill.json",
    JSON.stringify({ title: "Old", author: "Anna Lind", published: "2024-05-03", content: "The mill turns." }, null, 1),
  ],
];

describe("an editor's sidecar", () => {
  const besides = async (key: string, text: string, sidecar: string) => {
    const seeds = openMemory(() => NOON - 3_600);
    seeds.plant(key, text);
    seeds.plant(`${key}.meta.json`, sidecar);
    return explain(seeds, key, { channel, now: NOON });
  };
  const SAYS = JSON.stringify({ title: "New", author: "Bo", date: "2024-06-01", source: "Quay", language: "fr" });

  test.each(PAGES)(
    "overrules whatever %s says, shows it as evidence, and names what it overruled",
    async (key, text) => {
      const { entry, evidence, considered } = (await besides(key, text, SAYS)) ?? {};
      expect(entry).toMatchObject({
        title: "New",
        published: "2024-06-01T00:00:00+00:00",
        authors: [{ name: "Bo" }],
        source: { name: "Quay" },
        language: "fr",
      });
      for (const field of ["title", "published", "authors", "source", "language"])
        expect([evidence?.[field]].flat()[0]).toMatchObject({ origin: "sidecar", quote: expect.stringMatching(/./) });
      expect(considered).toMatchObject({
        published: [{ value: "2024-05-03", lost: "the sidecar overrules it" }],
        authors: [{ value: "Anna Lind", lost: "the sidecar overrules it" }],
      });
    },
  );

  test("names an author that a page's head would not be believed", async () => {
    const { entry } = (await besides(...(PAGES[4] ?? ["", ""]), '{"author": "Mill Trust e.V."}')) ?? {};
    expect(entry?.authors).toEqual([{ name: "Mill Trust e.V." }]);
  });

  test.each(PAGES)("can say that nobody signed %s", async (key, text) => {
    const { entry, notices } = (await besides(key, text, '{"author": null, "source": null, "summary": null}')) ?? {};
    expect(entry).toMatchObject({ authors: [], source: null, summary: null });
    expect(notices?.map(({ reason }) => reason)).toContain("The sidecar says that the article has no author.");
  });

  test("that denies an author is why the one who signed lost", async () => {
    const text =
      "The mill turns again\n\nBy Anna Lind\n\nThe mill turned at noon, and forty people waved from the dam.\n";
    const { considered } = (await besides("mill.txt", text, '{"author": []}')) ?? {};
    expect(considered?.authors).toMatchObject([{ value: "Anna Lind", lost: "the sidecar says that there is none" }]);
  });

  test("that is broken costs neither the article nor what it says itself", async () => {
    const [key, text] = PAGES[1] ?? ["", ""];
    const { outcome, entry, notices } = (await besides(key, text, '{"title": ')) ?? {};
    expect([outcome, entry?.title]).toEqual(["published", "Old"]);
    expect(notices).toMatchObject([{ rule: "sidecar-broken", reason: expect.stringContaining("mill.md.meta.json") }]);
  });

  test("with a date that is none leaves the article its own, and says so", async () => {
    const [key, text] = PAGES[1] ?? ["", ""];
    const { entry, notices } = (await besides(key, text, '{"date": "soon"}')) ?? {};
    expect(entry?.published).toBe("2024-05-03T00:00:00+00:00");
    expect(notices).toMatchObject([{ rule: "date-refused", quote: expect.stringContaining("soon") }]);
  });

  test("with a date to come holds the article back", async () => {
    const [key, text] = PAGES[1] ?? ["", ""];
    expect(await besides(key, text, '{"date": "2099-01-01"}')).toMatchObject({
      outcome: "held",
      reason: expect.stringContaining("2099-01-01"),
    });
  });

  test("has no entry of its own", async () => {
    const seeds = openMemory();
    seeds.plant("mill.txt.meta.json", "{}");
    expect(await explain(seeds, "mill.txt.meta.json", { channel, now: NOON })).toEqual({
      seed: "mill.txt.meta.json",
      outcome: "asset",
    });
  });
});

describe("what a person can write to overrule it", () => {
  /** Puts the lines where they belong, as an editor would who follows what `explain` says. */
  const written = (text: string, where: string, lines: readonly string[]): string => {
    if (where === "new-front-matter") return `---\n${lines.join("\n")}\n---\n${text}`;
    const at = /^(?:;;;\n)?\{|^.*\n/.exec(text)?.[0].length ?? 0;
    const names = lines.map((line) => /\w+/.exec(line)?.[0]);
    const kept = text
      .slice(at)
      .split("\n")
      .filter((line) => !names.includes(/^\W*(\w+)"?\s*[:=]/.exec(line)?.[1]));
    return [text.slice(0, at), ...lines, kept.join("\n")].join("\n");
  };

  /** A title as each kind of file wants it written; all others as YAML. */
  const LINES: Readonly<Record<string, RegExp>> = {
    "-toml.md": /^title = "Old"$/,
    "-json.md": /^"title": "Old",$/,
    ".json": /^"title": "Old",$/,
  };

  test.each(PAGES)("works: %s", async (key, text) => {
    const { overrule } = (await explained(key, text)) ?? {};
    const [title] = (overrule?.lines ?? []).filter((line) => /title/.test(line));
    expect(title).toMatch(LINES[key.replace(/^mill/, "")] ?? /^title: /);
    const line = (title ?? "").replace(/(?<=[:=] ?).*?(?=,?$)/, ' "New: the mill"');
    const { entry, evidence } = (await explained(key, written(text, overrule?.where ?? "", [line]))) ?? {};
    expect(entry?.title).toBe("New: the mill");
    expect(evidence?.title).toMatchObject({ origin: key.endsWith(".json") ? "json" : "front-matter" });
    expect(overrule?.sidecar).toBe(`${key}.meta.json`);
  });

  test("is read back as it was believed, however odd the words", async () => {
    for (const title of [
      "A: b",
      "- a",
      "# mill",
      '"Quoted" mill',
      "Mill [old], new",
      "Mill's {x} & y",
      "100% true",
      "a'b",
    ]) {
      const { overrule } = (await explained("mill.json", JSON.stringify({ title, content: "The mill turns." }))) ?? {};
      const { overrule: text } =
        (await explained("mill.txt", `---\ntitle: ${JSON.stringify(title)}\n---\nThe mill turns.`)) ?? {};
      const again = await explained(
        "mill.txt",
        `---\n${text?.lines.filter((line) => !line.includes("…")).join("\n")}\n---\nThe mill turns.`,
      );
      expect(again?.entry?.title).toBe(title);
      expect(overrule?.lines[0]).toBe(`"title": ${JSON.stringify(title)},`);
    }
  });
});
