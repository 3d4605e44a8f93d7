import { type Random, randomOf } from "./random.ts";
import { ADJECTIVES, FORENAMES, NOUNS, PLACES, SURNAMES, TAGS, VERBS } from "./words.ts";

/** A generated article: the same for the same number, whatever the corpus' size. */
export interface Article {
  /** Path without the ending, a folder for each month: `2015/01/00007-the-copper-quay`. */
  readonly path: string;
  readonly title: string;
  /** Seconds since 1970 UTC. */
  readonly date: number;
  readonly author: string;
  readonly tags: readonly string[];
  /** Markdown, about 600 words. */
  readonly body: string;
}

/** 2015-01-01T00:00Z; an article each hour from then on, so 100,000 of them reach into 2026. */
const FIRST = Date.UTC(2015, 0, 1) / 1000;

/** @param number from 0 on */
export const articleOf = (number: number): Article => {
  const random = randomOf(number);
  const title = titleOf(random);
  const date = FIRST + number * 3600;
  const [year, month] = new Date(date * 1000).toISOString().split("-");
  return {
    path: `${year}/${month}/${String(number).padStart(5, "0")}-${title.toLowerCase().replaceAll(" ", "-")}`,
    title,
    date,
    author: `${random.pick(FORENAMES)} ${random.pick(SURNAMES)}`,
    tags: [...new Set([random.pick(TAGS), random.pick(TAGS)])],
    body: bodyOf(random),
  };
};

/** As a file: front matter that leaves nothing to be found out. */
export const renderMarkdown = ({ title, date, author, tags, body }: Article): string =>
  [
    "---",
    `title: ${title}`,
    `date: ${new Date(date * 1000).toISOString()}`,
    `author: ${author}`,
    `tags: [${tags.join(", ")}]`,
    "language: en",
    "---",
    "",
    body,
    "",
  ].join("\n");

/** The same as raw text that declares nothing: headline, byline, dateline, paragraphs. */
export const renderText = ({ title, date, author, body }: Article): string => {
  const day = new Date(date * 1000).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const plain = body
    .replace(/^(?:## |> |- )/gm, "")
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll("*", "");
  return `${title}\n\nBy ${author}\n\n${day}\n\n${plain}\n`;
};

const titleOf = (random: Random): string =>
  `The ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)} ${random.pick(PLACES)} the ${random.pick(NOUNS)}`;

const noun = (random: Random): string =>
  random.below(3) === 0 ? `the ${random.pick(NOUNS)}` : `the ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}`;

const clause = (random: Random): string =>
  `${noun(random)} ${random.pick(VERBS)} ${noun(random)} ${random.pick(PLACES)} ${noun(random)}`;

const sentence = (random: Random): string => {
  const text = random.below(3) === 0 ? clause(random) : `${clause(random)}, and ${clause(random)}`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};

const sentences = (random: Random, count: number): string =>
  Array.from({ length: count }, () => sentence(random)).join(" ");

/** A paragraph of which one has a stressed word and one a link, as articles do. */
const paragraph = (random: Random): string => {
  const plain = sentences(random, 3 + random.below(3));
  const kind = random.below(3);
  if (kind === 0)
    return `${plain} It was *${random.pick(ADJECTIVES)}*, said ${random.pick(FORENAMES)} ${random.pick(SURNAMES)}.`;
  if (kind === 1)
    return `${plain} More is in [the ${random.pick(NOUNS)} report](https://reports.example/${random.pick(NOUNS)}).`;
  return plain;
};

const bodyOf = (random: Random): string => {
  const paragraphs = (count: number) => Array.from({ length: count }, () => paragraph(random));
  const items = Array.from({ length: 3 }, () => `- ${clause(random)}`);
  return [
    ...paragraphs(3),
    `## ${titleOf(random)}`,
    ...paragraphs(2),
    items.join("\n"),
    ...paragraphs(1),
    `> ${sentence(random)}`,
    ...paragraphs(1),
  ].join("\n\n");
};
