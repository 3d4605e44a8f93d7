import type { Entry } from "#model/entry.ts";
import { clip } from "./clip.ts";

/** What an entry goes by on a page. */
export interface Label {
  readonly text: string;
  /** `title`: its own; `opening`: it has none, these are its first words; `none`: it has no words either. */
  readonly kind: "title" | "opening" | "none";
}

/** @param limit code points; a title that goes on for longer is cut between words */
export const labelOf = ({ title, text }: Entry, limit: number): Label => {
  const heading = singleSpaced(title?.value ?? "");
  if (heading) return { text: clip(heading, limit), kind: "title" };
  const opening = singleSpaced(text.slice(0, 2000));
  if (opening) return { text: clip(opening, Math.min(limit, OPENING)), kind: "opening" };
  return { text: "Untitled", kind: "none" };
};

const OPENING = 90;

const singleSpaced = (text: string): string => text.replace(/\s+/g, " ").trim();
