import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ARTICLES, filesIn, harbourFolder, layHarbour, write } from "../support/harbour.ts";
import { seedwire } from "../support/seedwire.ts";

/** The commands that tell: explain, status, check. They write nothing. */

describe("explain", () => {
  const told = async (...args: string[]) => {
    const cwd = harbourFolder();
    write(join(cwd, "elsewhere/bell.md"), ARTICLES["bell.md"] ?? "");
    const run = await seedwire(["explain", ...args], { cwd });
    expect([run.code, run.stderr]).toEqual([0, ""]);
    return run.stdout;
  };
  const seedsIn = (ndjson: string) =>
    ndjson
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { seed: string; outcome: string; entry?: { id: string } });

  test("of a folder tells one JSON line for each seed, named relative to it", async () => {
    const lines = seedsIn(await told("seeds", "--json"));
    expect(lines.map(({ seed, outcome }) => `${seed} ${outcome}`)).toEqual([
      "bell.md published",
      "boat.png asset",
      "draft.md held",
      "empty.txt rejected",
      "ferry.txt published",
      "later.md held",
      "news/clock.json published",
      "news/tram.html published",
      "note.txt published",
    ]);
  });

  test("names a file below the seeds as build names it, and another by its own name", async () => {
    const lines = seedsIn(await told("seeds/news/tram.html", "elsewhere/bell.md", "seeds/news", "--json"));
    expect(lines.map(({ seed, entry }) => [seed, entry?.id])).toEqual([
      ["news/tram.html", "tag:quay.example,2024-01-01:news/tram.html"],
      ["bell.md", "tag:quay.example,2024-01-01:bell.md"],
      ["clock.json", "tag:quay.example,2024-01-01:clock.json"],
      ["tram.html", "tag:quay.example,2024-01-01:tram.html"],
    ]);
  });

  test("tells a person each belief with the words it rests on", async () => {
    const text = await told("seeds/bell.md", "seeds/empty.txt");
    expect(text).toMatch(/^bell\.md {2}published$/m);
    expect(text).toMatch(/^ {2}title {6}Bell & whistle\n {13}from the front matter, \d+% sure: “.+”$/m);
    expect(text).toMatch(/^ {2}published {2}2025-05-04T18:30:00\+00:00\n {13}from the front matter, \d+% sure: “/m);
    expect(text).toMatch(/^ {2}author {5}Ada Krastina$/m);
    expect(text).toMatch(/^empty\.txt {2}rejected\n {13}The file is empty\./m);
  });

  test("tells what else was considered and why it lost", async () => {
    const { stdout } = await seedwire(["explain", "seeds"], {
      cwd: harbourFolder({ "2025-05-01-mill.txt": "---\ndate: 2025-05-03\n---\nThe old mill turns again.\n" }),
    });
    expect(stdout).toMatch(/^ {13}not 2025-05-01 from the file name: what is declared goes before it$/m);
  });

  test("of a file beside which a sidecar has a say sends there", async () => {
    const cwd = harbourFolder({ ...ARTICLES, "bell.md.meta.json": '{"title": "A bell too many"}' });
    const { stdout } = await seedwire(["explain", "seeds/bell.md"], { cwd });
    expect(stdout).toMatch(
      /^ {2}But what bell\.md\.meta\.json beside it says goes before that\. Change it there, as JSON:$/m,
    );
  });

  test("of one file tells what to write to overrule it, of several where to look for that", async () => {
    const one = await told("seeds/bell.md");
    expect(one).toMatch(/^ {2}To overrule any of it\n {2}Write into the front matter of bell\.md/m);
    expect(one).toMatch(/^ {6}title: Bell & whistle$|^ {6}title: "Bell & whistle"$/m);
    expect(one).toContain("bell.md.meta.json");
    const several = await told("seeds/bell.md", "seeds/ferry.txt");
    expect(several).not.toContain("To overrule");
    expect(several).toMatch(/^seedwire explain FILE alone /m);
  });

  test("names reports of the same event by their titles, to a machine by their ids", async () => {
    const story =
      "NYHAVEN — The trawler Sjoholm Marie struck Kettle Bank off Varrick. Ingrid Tolvanen, her captain, waits for the";
    const rest = "tug Halvorsen, which Dalbeck Marine hired; Oskar Breiling and Lisbet Aune meet at Nyhaven.";
    const cwd = harbourFolder({
      "a.md": `---\ntitle: Trawler aground\ndate: 2025-05-14\n---\n${story} ${rest}\n`,
      "b.md": `---\ntitle: What is known\ndate: 2025-05-14\n---\n${story} strong ${rest}\n`,
    });
    const { stdout } = await seedwire(["explain", "seeds/a.md"], { cwd });
    expect(stdout).toMatch(/^ {2}related {4}“What is known” \(b\.md\)$/m);
    const { stdout: json } = await seedwire(["explain", "seeds/a.md", "--json"], { cwd });
    expect(JSON.parse(json)).toMatchObject({ related: ["tag:quay.example,2024-01-01:b.md"] });
  });

  test("of one file among very many does not read the others, and says so", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 501 }, (_, index) => [`many/${index}.txt`, "A bell was cast.\n"]),
    );
    const { stdout } = await seedwire(["explain", "seeds/many/0.txt"], { cwd: harbourFolder(many) });
    expect(stdout).toMatch(/^Its siblings were not looked at: seeds holds more than 500 seeds\.$/m);
  });

  test("breaks its lines where they are wide, and leaves colour to terminals", async () => {
    const text = await told("seeds");
    expect(text.split("\n").filter((line) => line.length > 120)).toEqual([]);
    expect(text).not.toContain("\u001b");
  });

  test("says so where there is no title", async () => {
    const { stdout } = await seedwire(["explain", "seeds"], {
      cwd: harbourFolder({ "short.txt": "Only one line here\n" }),
    });
    expect(stdout).toMatch(/^ {2}title {6}none: /m);
  });

  test("works where nothing was configured", async () => {
    const cwd = harbourFolder();
    const { code, stdout } = await seedwire(["explain", "bell.md", "--json"], { cwd: join(cwd, "seeds") });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ seed: "bell.md", entry: { id: "tag:localhost,2000-01-01:bell.md" } });
  });
});

describe("of a site that was built", () => {
  const cwd = mkdtempSync(join(tmpdir(), "seedwire-"));
  let before: Record<string, string> = {};
  beforeAll(async () => {
    layHarbour(cwd);
    await seedwire(["build", "-q"], { cwd });
    before = filesIn(join(cwd, "site"));
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  test("status counts, and lists what is held, rejected or not shown and why", async () => {
    const { code, stdout } = await seedwire(["status"], { cwd });
    expect(code).toBe(0);
    expect(stdout.split("\n").map((line) => line.trim().replaceAll(/\s{2,}/g, " | "))).toEqual([
      "site | revision 1",
      "9 seeds: 5 published, 2 held, 1 asset, 1 rejected.",
      "Newest:",
      "published | news/clock.json | 2025-05-06T09:00:00+00:00 | Clock stands still",
      "Next embargo ends 2099-12-01T00:00:00+00:00.",
      "Held, rejected or not shown:",
      expect.stringMatching(/^asset \| boat\.png \| Browsers do not show its bytes as a picture/),
      "held | draft.md | undated | Unfinished business | It says that it is a draft.",
      expect.stringMatching(/^rejected \| empty\.txt \| The file is empty\. \w/),
      "held | later.md | 2099-12-01 | Winter timetable | It is not due before 2099-12-01T00:00:00+00:00.",
      "",
    ]);
  });

  test("status counts assets as people do", async () => {
    const folder = harbourFolder({ "a.png": "", "b.png": "" });
    await seedwire(["build", "-q"], { cwd: folder });
    expect((await seedwire(["status"], { cwd: folder })).stdout).toContain("\n2 seeds: 2 assets.\n");
  });

  test("status of a place where nothing was built says so", async () => {
    const { code, stdout } = await seedwire(["status", "seeds"], { cwd });
    expect([code, stdout]).toEqual([
      0,
      "seeds  revision 0\nNo article came there yet: put one into the seeds, then seedwire build.\n",
    ]);
  });

  test("status --all lists every seed, one line each", async () => {
    const { stdout } = await seedwire(["status", "--all"], { cwd });
    const listed = stdout.split("All seeds:\n")[1]?.trimEnd().split("\n") ?? [];
    expect(listed.map((line) => line.trim().split(/\s+/)[1])).toEqual(Object.keys(ARTICLES).toSorted());
  });

  test("status --json tells all of it to a program", async () => {
    const { stdout } = await seedwire(["status", "--json", "--quiet"], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({
      revision: 1,
      counts: { published: 5, held: 2, asset: 1, rejected: 1 },
      seeds: { length: 9 },
      nextDue: "2099-12-01T00:00:00+00:00",
    });
  });

  test("check finds the feeds right", async () => {
    const { code, stdout, stderr } = await seedwire(["check"], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/The feeds are right\. 0 warnings\.\n$/);
  });

  test("check ends with 3 when a feed is broken, and says where and what to do", async () => {
    const broken = join(cwd, "broken/public");
    for (const feed of ["rss.xml", "atom.xml", "feed.json"])
      write(join(broken, feed), (before[`public/${feed}`] ?? "").replace("</channel>", "<oops></channel>"));
    const { code, stdout } = await seedwire(["check", "broken"], { cwd });
    expect(code).toBe(3);
    expect(stdout).toMatch(/^error {2}rss .*\n {2}→ /m);
    expect(stdout).toMatch(/^1 errors, \d+ warnings\.$/m);
  });

  test("nothing was written by any of them", () => {
    expect(filesIn(join(cwd, "site"))).toEqual(before);
  });
});
