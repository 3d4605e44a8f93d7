import { decodeHTMLStrict } from "entities/decode";
import { cleanText } from "#model/xml-characters.ts";

/**
 * A value as plain text: tags off, character references read, white space single, nothing XML forbids.
 * Applied again it changes nothing. Names in angle brackets that no browser knows (`QUAYS <QYS> PLANS`) stay.
 */
export const plainText = (value: string): string => {
  let text = cleanText(value.slice(0, LONGEST));
  for (let round = 0; MARKUP.test(text); round++) {
    const next = unwrapped(text);
    if (next === text) break;
    text = round < ROUNDS ? next : next.replace(/[<>&]/g, " ");
  }
  return text.replace(/\s+/gu, " ").trim();
};

/** Characters; a field that is longer is no title, name or summary, and reading its markup would only take time. */
const LONGEST = 20_000;

const MARKUP = /[<&]/;

/** What is still wrapped in itself after so many rounds was made to deceive; its brackets go. */
const ROUNDS = 5;

const unwrapped = (text: string): string =>
  cleanText(
    decodeHTMLStrict(
      text
        .replace(/<!--.*?(?:-->|$)/gs, "")
        .replace(/<(script|style|template|iframe|object|svg|math|noscript|textarea)\b[^>]*>.*?(?:<\/\1\s*>|$)/gis, "")
        .replace(TAG, ""),
    ),
  );

/**
 * A tag that formats or acts, and anything in brackets with a value or a slash in it, as a handler would need.
 * Elements that a title may be about (`<dialog>`, `<table>`) stay where they stand bare.
 */
const TAG = new RegExp(
  [
    "</?(?:a|abbr|acronym|b|base|bdi|bdo|big|blink|body|br|button|center|cite|code|del|div|dfn|em|embed|font|form|frame|",
    "frameset|h[1-6]|head|hr|html|i|iframe|image|img|input|ins|kbd|li|link|mark|marquee|math|meta|nobr|noscript|object|",
    "ol|p|param|q|s|samp|script|small|source|span|strike|strong|style|sub|sup|svg|template|textarea|time|tt|u|ul|var|",
    "video|audio|wbr|xmp)(?=[\\s/>])[^>]*(?:>|$)",
    "|</?[a-z!?](?=[^<>]*[=/\\\\])[^<>]*(?:>|$)",
  ].join(""),
  "gi",
);
