import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Corpus } from "./corpora.ts";

/** What the corpora's scorer says of one corpus; `null` where the gold does not tell. */
interface Scores {
  readonly coverage: Readonly<Record<"published" | "held" | "rejected" | "missing", number>>;
  readonly date: DateScores & { readonly falseDates: { readonly undatable: number; readonly rate: number | null } };
  readonly dateBy?: Readonly<Record<string, DateScores>>;
  readonly title: { readonly gold: number; readonly exact: number | null; readonly rouge1: number | null };
  readonly foreignWords: Readonly<Record<"title" | "summary", { readonly words: number; readonly foreign: number }>>;
  readonly authors: {
    readonly gold: number;
    readonly exact: number | null;
    readonly authorless: number;
    readonly falseRate: number | null;
  };
  readonly source: { readonly gold: number; readonly right: number | null };
  readonly body: {
    readonly gold: number;
    readonly precision: number | null;
    readonly recall: number | null;
    readonly f1: number | null;
  };
  readonly segments: { readonly keptRate: number | null; readonly leakRate: number | null };
  readonly tags: { readonly recall: number | null };
}

interface DateScores {
  readonly gold: number;
  readonly right: number;
  readonly wrong: number;
  readonly none: number;
  readonly precision: number | null;
  readonly accuracy: number | null;
}

/** The scorer's figures, and how often a claim of a day more or less holds, which it does not look at. */
export interface Figures extends Scores {
  readonly nearDays: { readonly claimed: number; readonly held: number };
}

/** Runs the corpora's own scorer. @throws Error with what it said when it fails */
export const scoreCorpus = (scorer: string, corpus: Corpus, predictions: string): Figures => {
  const args = [scorer, corpus.gold, predictions, "--seeds", corpus.seeds, "--by", "dateIn", "--json"];
  const run = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  if (run.status !== 0) throw new Error(`${scorer} failed on ${corpus.name}: ${run.stderr || run.error?.message}`);
  return { ...(JSON.parse(run.stdout) as Scores), nearDays: scoreNearDays(corpus.gold, predictions) };
};

const scoreNearDays = (gold: string, predictions: string): Figures["nearDays"] => {
  const golden = new Map(linesOf<Gold>(gold).map(({ seed, date }) => [seed, date]));
  const claims = linesOf<Predicted>(predictions).flatMap(({ seed, evidence }) => {
    const date = golden.get(seed);
    const claim = evidence?.published;
    return date && claim?.precision === "near-day"
      ? [Math.abs(Date.parse(claim.value.slice(0, 10)) - Date.parse(date))]
      : [];
  });
  return { claimed: claims.length, held: claims.filter((off) => off <= ONE_DAY).length };
};

interface Gold {
  readonly seed: string;
  readonly date?: string | null;
}

interface Predicted {
  readonly seed: string;
  readonly evidence?: { readonly published?: { readonly value: string; readonly precision: string } };
}

/** Milliseconds. */
const ONE_DAY = 86_400_000;

/** The objects of a file that has one a line. */
export const linesOf = <T>(file: string): readonly T[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
