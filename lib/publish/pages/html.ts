import { cleanStrings, cleanText } from "#model/xml-characters.ts";

/** Markup that is safe to send: written in a template of ours, or vouched for by `raw`. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

/** What a template takes. Strings and numbers are escaped, lists joined, what is absent writes nothing. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/**
 * A template in which every interpolation is text until it is `Html`: whatever stands in a title, a name or an address
 * cannot become an element, and, between double or single quotes, cannot leave its attribute (promise P6).
 */
export const html = (template: TemplateStringsArray, ...contents: readonly Content[]): Html => {
  let markup = template[0] ?? "";
  for (let index = 0; index < contents.length; index++) markup += render(contents[index]) + template[index + 1];
  return new Html(markup);
};

/** Takes markup as it is. Only for the body of an entry, which `normalize` has sanitized. */
export const raw = (sanitized: string): Html => new Html(cleanText(sanitized));

/**
 * Attributes of an element, each with the space before it; those that are absent are left out.
 * The names are ours, never an article's.
 */
export const attributes = (values: Readonly<Record<string, string | undefined>>): Html =>
  new Html(
    Object.entries(values)
      .map(([name, value]) => (value === undefined ? "" : ` ${name}="${escapeText(value)}"`))
      .join(""),
  );

/**
 * A value as JSON for a data block, `<script type="application/ld+json">`. Escaping `<` keeps `</script>` and `<!--`
 * out of the block, which HTML would otherwise end or misread (HTML Standard 4.12.1.3); the rest guards XML and old parsers.
 */
export const jsonData = (value: unknown): Html =>
  new Html(
    JSON.stringify(cleanStrings(value)).replace(
      /[<>&\u2028\u2029]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    ),
  );

const render = (content: Content): string => {
  if (typeof content === "string") return escapeText(content);
  if (content === undefined || content === false) return "";
  if (content instanceof Html) return content.markup;
  if (typeof content === "number") return String(content);
  return content.map(render).join("");
};

const escapeText = (text: string): string => {
  const clean = cleanText(text);
  return SPECIAL.test(clean) ? clean.replace(EACH_SPECIAL, (character) => ENTITIES[character] ?? "") : clean;
};

/** Most of what is written holds none: to see that takes a fifth of the time of a replacement. */
const SPECIAL = /[&<>"']/;
const EACH_SPECIAL = new RegExp(SPECIAL, "g");

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
