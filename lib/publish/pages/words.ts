import type { Origin } from "#model/evidence.ts";

/** The words of the interface. English for now; a page marks them so wherever its articles are in another language. */
export const INTERFACE_LANGUAGE = "en";

/** Where a belief comes from, in the words of somebody who never saw a front matter; follows "from". */
export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  sidecar: "what an editor wrote beside the file",
  "front-matter": "the fields at the top of the file",
  json: "the fields of the file",
  "json-ld": "the page’s data for search engines",
  "open-graph": "the page’s data for sharing",
  meta: "the page’s own description of itself",
  html: "the page’s markup",
  heading: "the heading of the article",
  "first-line": "the first line of the text",
  "last-line": "the last line of the text",
  header: "the line above the article",
  dateline: "the dateline, the place and day that open the story",
  byline: "the byline",
  caption: "the caption of a picture",
  "file-name": "the name of the file",
  url: "the article’s address",
  body: "the body of the text",
  lede: "the opening paragraph",
  standfirst: "the introduction under the headline",
  "live-update": "the clock time of a live update",
  attribution: "the outlet that the text credits",
  siblings: "other reports of the same events",
  "last-modified": "the time the file was last changed",
  detected: "the language of the words themselves",
  configuration: "the settings of this site",
};

/** How often a claim of this kind is right, as one would say it. @param confidence 0 to 1 */
export const confidenceWords = (confidence: number): string => {
  if (confidence >= 0.97) return "as good as certain";
  if (confidence >= 0.9) return "very likely right";
  if (confidence >= 0.75) return "likely right";
  if (confidence >= 0.5) return "more likely right than wrong";
  return "a guess";
};

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** What there is of these, with a dot between: `11 March 2025 · Jane Roe`. */
export const withDots = <T>(items: readonly T[]): readonly (T | string)[] =>
  items.filter(Boolean).flatMap((item, index) => (index === 0 ? [item] : [" · ", item]));

/** "A", "A and B", "A, B and C". */
export const inSentence = <T>(items: readonly T[]): readonly (T | string)[] =>
  items.flatMap((item, index) => {
    if (index === 0) return [item];
    return [index === items.length - 1 ? " and " : ", ", item];
  });

/** Whether a text closes with a full stop or its like, in whatever script, behind quotation marks or not. */
export const endsSentence = (text: string): boolean => /[.!?…。！？؟۔]["'”’»)]*$/u.test(text);
