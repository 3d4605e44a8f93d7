import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PROJECT } from "../support/project.ts";

const folder = mkdtempSync(join(tmpdir(), "seedwire-eval-"));
afterAll(() => rmSync(folder, { recursive: true }));

const evaluate = (...args: string[]) =>
  spawnSync(process.execPath, [join(PROJECT, "scripts/eval/main.ts"), ...args], { encoding: "utf8", cwd: PROJECT });

/** A scorer that knows one figure: how many titles are those of the gold. All others are as a corpus without such gold has them. */
const SCORER = `
  import { readFileSync } from "node:fs";
  const lines = (file) => readFileSync(file, "utf8").split("\\n").filter(Boolean).map((line) => JSON.parse(line));
  const [gold, predictions] = process.argv.slice(2);
  const found = new Map(lines(predictions).map((one) => [one.seed, one]));
  const golds = lines(gold);
  const right = golds.filter(({ seed, title }) => found.get(seed)?.entry?.title === title).length;
  const none = { gold: 0, right: 0, wrong: 0, none: 0, precision: null, accuracy: null };
  console.log(JSON.stringify({
    coverage: { published: golds.length, held: 0, rejected: 0, missing: 0 },
    date: { ...none, falseDates: { undatable: 0, rate: null } },
    title: { gold: golds.length, exact: right / golds.length, rouge1: null },
    foreignWords: { title: { words: 0, foreign: 0 }, summary: { words: 0, foreign: 0 } },
    authors: { gold: 0, exact: null, authorless: 0, falseRate: null },
    source: { gold: 0, right: null }, body: { gold: 0, precision: null, recall: null, f1: null },
    segments: { keptRate: null, leakRate: null }, tags: { recall: null },
  }));`;

test.each([[[]], [["no/such/folder"]], [[folder]]])(
  "without corpora the evaluation is skipped and says so (%j)",
  (args) => {
    const { status, stdout } = evaluate(...args);
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Evaluation skipped: [^\n]+\n$/)]);
  },
);

test("with corpora it scores each of them and measures each format", () => {
  const corpora = join(folder, "corpora");
  mkdirSync(join(corpora, "small-text/seeds/news"), { recursive: true });
  writeFileSync(join(corpora, "score.mjs"), SCORER);
  writeFileSync(join(corpora, "small-text/seeds/mill.txt"), "Old mill turns again\n\nThe mill has turned all day.\n");
  writeFileSync(join(corpora, "small-text/seeds/news/bell.md"), "---\ntitle: Bell\n---\nA bell was cast.\n");
  const golds = [
    { seed: "mill.txt", title: "Old mill turns again" },
    { seed: "news/bell.md", title: "Whistle" },
  ];
  writeFileSync(join(corpora, "small-text/gold.jsonl"), golds.map((gold) => JSON.stringify(gold)).join("\n"));
  const { status, stdout } = evaluate(corpora);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^small-text +2 +0 .*\.500/m);
  expect(stdout).toMatch(/^text +1 +\d+\.\d\d +\d+\.\d\d +\d+\.\d\d/m);
  expect(stdout).toMatch(/^markdown +1 /m);
});
