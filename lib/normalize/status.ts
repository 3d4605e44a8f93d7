import type { Article } from "#model/article.ts";
import { isAllCapitals } from "./blocks.ts";
import { declarationsOf } from "./draft.ts";
import { plainText } from "./plain-text.ts";

/** A title without the status words at its ends, and those words in capitals: "New lock opens UPDATED". */
export const splitStatus = (title: string): { readonly title: string; readonly status: readonly string[] } => {
  const status: string[] = [];
  let rest = title;
  for (const pattern of isAllCapitals(title) ? SET_OFF : [...SET_OFF, ...SHOUTED]) {
    const found = pattern.exec(rest);
    const word = found?.groups?.word;
    const cut = found ? rest.replace(found[0], "").trim() : "";
    if (!word || !/[\p{L}\p{N}]/u.test(cut)) continue;
    rest = cut;
    status.push(word.toUpperCase());
  }
  return { title: rest, status: [...new Set(status)] };
};

/** The declared status words and the lifted ones, each once, in capitals. */
export const findStatus = (article: Article, lifted: readonly string[]): readonly string[] =>
  [
    ...new Set([...declarationsOf(article, "status").map(({ value }) => plainText(value).toUpperCase()), ...lifted]),
  ].filter(Boolean);

const WORD =
  "(?<word>UPDATED?|BREAKING(?: NEWS)?|LIVE|EXCLUSIVE|DEVELOPING|CORRECTED|CORRECTION|URGENT|JUST IN|EILMELDUNG|EIL|" +
  "LIVEBLOG|LIVETICKER|EN VIVO|EN DIRECTO|ÚLTIMA HORA|URGENTE|EN DIRECT|AO VIVO|DIRETTA|МОЛНИЯ|СРОЧНО|ОБНОВЛЕНО|ОНОВЛЕНО|ТЕРМІНОВО)";

/** Set off by a colon, a dash or brackets, the word may be written in any case and the title in capitals. */
const SET_OFF = [
  new RegExp(`^[[(]${WORD}[\\])]\\s*[:–—-]?\\s*`, "iu"),
  new RegExp(`^${WORD}(?: \\d+)?\\s*[:–—|-]\\s*(?=\\S)`, "u"),
  new RegExp(`^${WORD}\\s*:\\s*(?=\\S)`, "iu"),
  new RegExp(`\\s*[[(]${WORD}[\\])]$`, "iu"),
  new RegExp(`\\s+[–—|-]\\s*${WORD}$`, "u"),
];

/** Standing free it must be in capitals where the title is not: "Where we live" says nothing about the article. */
const SHOUTED = [new RegExp(`^${WORD}[!.]?\\s+(?=\\S)`, "u"), new RegExp(`\\s+${WORD}[!.]?$`, "u")];
