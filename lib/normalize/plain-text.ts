import { decodeHTMLStrict } from "entities/decode";
import { cleanText } from "#model/xml-characters.ts";

/**
 * A field as plain text: tags off, character references read, white space single, nothing XML forbids.
 * Applied again it changes nothing. Names in angle brackets that no browser knows (`QUAYS <QYS> PLANS`) stay, and so does
 * a bare tag that never closes and formats nothing (`How to use the <form> element`): it is a word.
 */
export const plainText = (value: string): string => purified(value, (name) => !FORMATTING.has(name));

/** The same for words that stand in the body, where no markup is left: a bare tag that never closes is always a word. */
export const plainWords = (text: string): string => purified(text, () => true);

type IsWord = (name: string) => boolean;

const purified = (value: string, isWord: IsWord): string => {
  let text = cleanText(value.slice(0, LONGEST));
  for (let round = 0; MARKUP.test(text); round++) {
    const next = unwrapped(text, isWord);
    if (next === text) break;
    text = round < ROUNDS ? next : next.replace(/[<>&]/g, " ");
  }
  return UNEVEN.test(text) ? text.trim().replace(/(?:[^\S ]| (?=\s))\s*/g, " ") : text;
};

/** Any white space that is not one single space between words; most texts have none, and building them anew takes longer. */
const UNEVEN = /[\t-\r\xA0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]| {2}|^ | $/;

/** Characters; a field that is longer is no title, name or summary, and reading its markup would only take time. */
const LONGEST = 20_000;

const MARKUP = /[<&]/;

/** What is still wrapped in itself after so many rounds was made to deceive; its brackets go. */
const ROUNDS = 5;

const unwrapped = (text: string, isWord: IsWord): string => {
  const closed = new Set(Array.from(text.matchAll(/<\/([a-z][a-z\d]*)/gi), ([, name = ""]) => name.toLowerCase()));
  const word = (tag: string, name: string): string => {
    const lower = name.toLowerCase();
    if (closed.has(lower) || tag.length > name.length + 2 || !isWord(lower)) return "";
    return ACTING.has(lower) ? name : tag; // a reader that takes a title for HTML must find none of those
  };
  return cleanText(
    decodeHTMLStrict(
      text
        .replace(/<!--.*?(?:-->|$)/gs, "")
        .replace(HOLLOW, (_, tag: string, name: string, inside: string) => {
          const kept = word(tag, name);
          return kept && kept + inside;
        })
        .replace(
          TAG,
          (tag, name = "") => (tag.startsWith(`<${name}>`) && word(tag, name)) || (BREAKING.test(name) ? " " : ""),
        ),
    ),
  );
};

/** Elements whose content is not for reading either. */
const HOLLOW = /(<(script|style|template|iframe|object|svg|math|noscript|textarea)\b[^>]*>)(.*?)(?:<\/\2\s*>|$)/gis;

const ACTING: ReadonlySet<string> = new Set(
  "script style template iframe object svg math noscript textarea xmp img image embed frame frameset link meta base".split(
    " ",
  ),
);

/** What people put around words of a title, or between them, and often forget to close. */
const FORMATTING: ReadonlySet<string> = new Set(
  "a abbr acronym b bdi bdo big blink br center cite code del div dfn em font h1 h2 h3 h4 h5 h6 hr i ins kbd li mark marquee nobr ol p q s samp small span strike strong sub sup time tt u ul var wbr".split(
    " ",
  ),
);

/** Elements that part the words before them from those behind. */
const BREAKING = /^(?:br|hr|p|li|div|h[1-6])$/i;

/**
 * A tag that formats or acts, and anything in brackets with a value or a slash in it, as a handler would need.
 * Elements that do neither (`<dialog>`, `<table>`) stay where they stand bare.
 */
const TAG = new RegExp(
  `</?(${[...FORMATTING, ...ACTING, ..."body button form head html input param source video audio".split(" ")].join("|")})(?=[\\s/>])[^>]*(?:>|$)` +
    "|</?[a-z!?](?=[^<>]*[=/\\\\])[^<>]*(?:>|$)",
  "gi",
);
