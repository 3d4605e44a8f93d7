import { type Direction, directionOf, INTERFACE_DIRECTION } from "./direction.ts";
import { attributes, type Content, type Html, html } from "./html.ts";
import { INTERFACE_LANGUAGE } from "./words.ts";

/** The language and direction of a page or of one entry on it, as the elements around a text have set them. */
export interface Tongue {
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
}

/** @param text decides the direction where no language is known; the language then is that of the surroundings */
export const tongueOf = (language: string | undefined, around: string, text = ""): Tongue => ({
  language: language ?? around,
  direction: directionOf(language, text),
});

/** `lang` and `dir` for an element whose content is in `inner`, as far as they differ from what surrounds it. */
export const tongueAttributes = (inner: Tongue, around: Tongue): Html =>
  attributes({
    lang: inner.language === around.language ? undefined : inner.language,
    dir: inner.direction === around.direction ? undefined : inner.direction,
  });

/** For a block of interface words on a page that may be in another language. */
export const interfaceAttributes = (around: Tongue): Html =>
  primary(around.language) === INTERFACE_LANGUAGE
    ? tongueAttributes({ ...INTERFACE, language: around.language }, around)
    : tongueAttributes(INTERFACE, around);

/** Interface words within a line: read out in their own language, and kept in their own order amid another direction. */
export const inInterface = (words: Content, around: Tongue): Content => {
  const marks = interfaceAttributes(around);
  return marks.markup ? html`<span${marks}>${words}</span>` : words;
};

const INTERFACE: Tongue = { language: INTERFACE_LANGUAGE, direction: INTERFACE_DIRECTION };

const primary = (language: string): string => language.toLowerCase().split("-")[0] ?? "";
