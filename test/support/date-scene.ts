import type { Declaration } from "#model/article.ts";
import type { DateScene } from "#normalize/dates/find-dates.ts";

/** Noon of the day, in seconds since 1970 UTC. */
export const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`) / 1000;

/** A scene with a text of its own; a test says only what it is about. */
export const dateScene = (
  scene: Partial<DateScene> & {
    readonly key?: string;
    readonly lastModified?: number;
    readonly declarations?: readonly Declaration[];
  } = {},
): DateScene => {
  const { key = "inbox/harbour.txt", lastModified, declarations = [], ...rest } = scene;
  return {
    article: {
      key,
      format: "text",
      declarations,
      blocks: [],
      notices: [],
      ...(lastModified !== undefined && { lastModified }),
    },
    headers: [],
    captions: [],
    paragraphs: [LEDE],
    updates: [],
    language: "en",
    timeZone: "Europe/Lisbon",
    ...rest,
  };
};

/** A first paragraph that names no day. */
export const LEDE =
  "The harbour of Porto opened again after the storm, and the first ferries crossed the river with empty decks and loud horns.";

/** A declaration as front matter would make it. */
export const declare = (
  field: "published" | "updated" | "url",
  value: string,
  origin: Declaration["origin"] = "front-matter",
): Declaration => ({ field, value, origin, quote: `${field}: ${value}` });
