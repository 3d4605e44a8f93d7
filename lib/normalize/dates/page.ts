import type { Article } from "#model/article.ts";
import type { TimedUpdate } from "#model/entry.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { withHabitOf } from "./numeric-habit.ts";
import { type Reading, readingOf } from "./reading.ts";

/** What the finders of dates look at. */
export interface DateScene {
  /** Its declarations, key and last-modified. */
  readonly article: Article;
  /** Header and prefix lines that were lifted, as written: `date 2025-03-11`, `Published: 3 May 2021, 14:05 GMT`. */
  readonly headers: readonly string[];
  /** The text of captions. */
  readonly captions: readonly string[];
  /** The text of the body that remains; the first is the lede. */
  readonly paragraphs: readonly string[];
  /** The clock times of a live page, in page order. */
  readonly updates: readonly TimedUpdate[];
  /** BCP 47: the names of months, and the order of 11/03. */
  readonly language: string;
  /** IANA, the channel's: dates without a zone are read in it. */
  readonly timeZone: string;
}

/** A piece of text with the dates it mentions. They are looked for when somebody asks: most articles declare their date. */
export interface Passage {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/** The scene as the finders see it: every date in it is read once. */
export interface Page {
  readonly article: Article;
  readonly reading: Reading;
  readonly headers: readonly Passage[];
  readonly captions: readonly Passage[];
  readonly body: readonly Passage[];
  readonly updates: readonly TimedUpdate[];
}

/** Prepares a scene for the finders. */
export const readPage = (scene: DateScene): Page => {
  const { article, headers, captions, paragraphs } = scene;
  const declared = article.declarations.filter(({ field }) => field === "published" || field === "updated");
  const texts = [...declared.map(({ value }) => value), ...headers, ...captions, ...paragraphs];
  const reading = withHabitOf(texts, readingOf(scene.language, scene.timeZone, article.lastModified));
  const passage = (text: string) => new LazyPassage(text, reading);
  return {
    article,
    reading,
    headers: headers.map(passage),
    captions: captions.map(passage),
    body: paragraphs.map(passage),
    updates: scene.updates,
  };
};

/** A class, for there is one for each paragraph: an object literal with a getter costs twenty times as much to make. */
class LazyPassage implements Passage {
  readonly text: string;
  readonly #reading: Reading;
  #found: readonly Mention[] | undefined;

  constructor(text: string, reading: Reading) {
    this.text = text;
    this.#reading = reading;
  }

  get mentions(): readonly Mention[] {
    this.#found ??= findMentions(this.text, this.#reading);
    return this.#found;
  }
}
