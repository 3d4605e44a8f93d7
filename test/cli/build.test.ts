import { renameSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ARTICLES, CONFIGURATION, filesIn, harbourFolder, write } from "../support/harbour.ts";
import { type Run, seedwire } from "../support/seedwire.ts";

/** A harbour whose seeds are old, so that nothing is looked at twice for being young. */
const oldHarbour = (articles: Parameters<typeof harbourFolder>[0] = ARTICLES): string => {
  const folder = harbourFolder(articles);
  for (const key of Object.keys(articles)) utimesSync(join(folder, "seeds", key), 1_750_000_000, 1_750_000_000);
  return folder;
};

const pages = (folder: string) =>
  Object.keys(filesIn(join(folder, "site/public"))).filter((path) => path.startsWith("articles/"));
const feedOf = (folder: string): string => filesIn(join(folder, "site/public"))["feed.json"] ?? "";
const quietly = ({ code, stderr }: Run) => expect([code, stderr]).toEqual([0, ""]);

describe("build", () => {
  test("says what it made of each seed and how the site stands, then has nothing left to do", async () => {
    const cwd = oldHarbour();
    const first = await seedwire(["build"], { cwd });
    quietly(first);
    const lines = first.stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.trim().replaceAll(/\s{2,}/g, " | "));
    expect(lines).toEqual([
      "published | bell.md | 2025-05-04T18:30:00+00:00 | Bell & whistle",
      "asset | boat.png | Browsers do not show its bytes as a picture, so no article does. Save it as PNG, JPEG, GIF, WebP or AVIF.",
      "held | draft.md | undated | Unfinished business | It says that it is a draft.",
      expect.stringMatching(/^rejected \| empty\.txt \| The file is empty\. /),
      expect.stringMatching(/^published \| ferry\.txt \| 2025-05-03 \| \w/),
      "held | later.md | 2099-12-01 | Winter timetable | It is not due before 2099-12-01T00:00:00+00:00.",
      "published | news/clock.json | 2025-05-06T09:00:00+00:00 | Clock stands still",
      "published | news/tram.html | 2025-05-05T07:10:00+03:00 | Tram runs late",
      expect.stringMatching(/^published \| note\.txt \| undated \| /),
      "9 seeds: 5 published, 2 held, 1 asset, 1 rejected. Wrote 16 documents in site/public",
    ]);
    const stood = filesIn(join(cwd, "site"));
    const again = await seedwire(["build"], { cwd });
    quietly(again);
    expect(again.stdout).toBe("9 seeds: 5 published, 2 held, 1 asset, 1 rejected. Nothing to write in site/public\n");
    expect(filesIn(join(cwd, "site"))).toEqual(stood);
  });

  test("follows an edit, a rename and a deletion, and ends where a first build does", async () => {
    const cwd = oldHarbour();
    quietly(await seedwire(["build", "-q"], { cwd }));
    write(join(cwd, "seeds/ferry.txt"), "---\ntitle: Ferry does not sail\n---\n\nThe sea is too high.\n");
    renameSync(join(cwd, "seeds/bell.md"), join(cwd, "seeds/whistle.md"));
    rmSync(join(cwd, "seeds/news"), { recursive: true });
    const { stdout } = await seedwire(["build"], { cwd });
    expect(stdout).toMatch(/^ {2}published {2}ferry\.txt .*Ferry does not sail$/m);
    expect(stdout).toMatch(/^ {2}removed {4}bell\.md$/m);
    expect(stdout).toMatch(/^ {2}removed {4}news\/tram\.html$/m);
    expect(stdout).toMatch(/^ {2}published {2}whistle\.md /m);
    expect(stdout).toMatch(/Wrote \d+ documents, removed 3 in site\/public\n$/);
    quietly(await seedwire(["build", "seeds", "fresh", "-q"], { cwd }));
    expect(filesIn(join(cwd, "site/public"))).toEqual(filesIn(join(cwd, "fresh/public")));
  });

  test("--quiet says nothing", async () => {
    const run = await seedwire(["build", "--quiet"], { cwd: harbourFolder({ "a.txt": "" }) });
    expect(run).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("of an empty folder makes an empty feed", async () => {
    const cwd = harbourFolder({});
    const { code, stdout } = await seedwire(["build"], { cwd });
    expect([code, stdout]).toEqual([0, "0 seeds. Wrote 10 documents in site/public\n"]);
  });
});

describe("ingest", () => {
  test("looks at the seeds that are named and at no others", async () => {
    const cwd = oldHarbour();
    quietly(await seedwire(["build", "-q"], { cwd }));
    write(
      join(cwd, "seeds/new one.txt"),
      "---\ntitle: Gull robs a boy\n---\n\nIt flew over the pier and took a bun from his hand.\n",
    );
    write(join(cwd, "seeds/unnamed.txt"), "Nobody named this one, so nobody shall look at it.\n");
    rmSync(join(cwd, "seeds/note.txt"));
    const { code, stdout } = await seedwire(["ingest", "new one.txt", "note.txt", "seeds/bell.md"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^ {2}published {2}new one\.txt .*Gull robs a boy\n {2}removed {4}note\.txt\n {2}unknown {4}seeds\/bell\.md .*\n9 seeds: /,
    );
    expect(feedOf(cwd)).toContain("Gull robs");
    expect(feedOf(cwd)).not.toContain("Nobody named");
    expect(pages(cwd).some((path) => path.startsWith("articles/note-"))).toBe(false);
  });
});

describe("names that are no names for a web page", () => {
  test("become pages and links all the same", async () => {
    const keys = ["a+b & c#1?.txt", "100%.txt", "😀.txt", "<script>.txt", 'it\'s "quoted".txt', "עברית/קובץ.txt"];
    const cwd = harbourFolder(
      Object.fromEntries(keys.map((key, i) => [key, `Gull ${i} flies over the pier\n\nIt took a bun from a boy.\n`])),
    );
    const { code, stdout } = await seedwire(["build"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("6 seeds: 6 published.");
    expect(pages(cwd)).toHaveLength(6);
    for (const page of pages(cwd)) expect(page).toMatch(/^articles\/[a-z0-9-]+\.html$/);
    expect(feedOf(cwd)).not.toContain("<script>");
    const { items } = JSON.parse(feedOf(cwd)) as { items: { url: string }[] };
    const linked = items.map(({ url }) => url.slice(CONFIGURATION.siteUrl.length));
    expect(linked.toSorted()).toEqual(pages(cwd).toSorted());
  });
});
