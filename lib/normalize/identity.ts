import { hash } from "node:crypto";
import type { Article } from "#model/article.ts";
import type { Channel } from "#model/channel.ts";
import { declarationsOf } from "./draft.ts";

/**
 * The entry's id, the same in all formats and for ever (promise P5): the declared one where it is an absolute IRI,
 * else a tag URI (RFC 4151) of the declared id or of the key. Title, date and site have no part in it.
 */
export const findId = (article: Article, { idAuthority }: Pick<Channel, "idAuthority">): string => {
  const declared = declarationsOf(article, "id")[0]?.value;
  if (declared !== undefined && isAbsoluteIri(declared)) return declared;
  return tagOf(declared ?? article.key, idAuthority);
};

/** The key whose article has this id without declaring one; `undefined` where no key's would. */
export const keyOfId = (id: string, { idAuthority }: Pick<Channel, "idAuthority">): string | undefined => {
  const prefix = tagOf("", idAuthority);
  if (!id.startsWith(prefix)) return undefined;
  const key = decodeSpecific(id.slice(prefix.length));
  return key !== undefined && tagOf(key, idAuthority) === id ? key : undefined;
};

const tagOf = (key: string, { name, date }: Channel["idAuthority"]): string =>
  `tag:${name},${date}:${encodeSpecific(key)}`;

/** Where our own page of the article stands below `public/`: a function of the key alone (promise P5). */
export const findPage = (key: string): string => {
  const name = key.slice(key.lastIndexOf("/") + 1).replace(/(?<=.)\.[^.]*$/, "");
  return `articles/${slugOf(name) || "article"}-${hash("sha256", key, "hex").slice(0, 8)}.html`;
};

/** RFC 3987 with a scheme of two letters or more (`C:\news` is a path), and none that could run. */
const isAbsoluteIri = (id: string): boolean =>
  /^(?!(?:javascript|data|vbscript):)[a-z][a-z\d+.-]+:[^\s<>"{}|\\^`\p{C}]+$/iu.test(id);

/**
 * RFC 4151's `specific`: what may stand in a path stands, all else is percent-encoded UTF-8. Half a surrogate pair has
 * no UTF-8; it takes the three bytes it would have had, so that two keys never share an id.
 */
const encodeSpecific = (key: string): string =>
  key.replace(/[^\w\-.~!$'()*+,;:@/]+/g, (run) =>
    run
      .split(/(\p{Cs})/u)
      .map((part) => (/^\p{Cs}$/u.test(part) ? encodeHalf(part.charCodeAt(0)) : encodeURIComponent(part)))
      .join(""),
  );

const decodeSpecific = (specific: string): string | undefined => {
  try {
    return decodeURIComponent(specific);
  } catch {
    return undefined;
  }
};

const encodeHalf = (unit: number): string =>
  [0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
    .map((byte) => `%${byte.toString(16).toUpperCase()}`)
    .join("");

/** A name in plain ASCII, as it may stand in an address; what cannot be written so is left out, and nothing may be left. */
export const slugOf = (name: string): string =>
  (SLUG.test(name) ? name : lettersOf(name)).slice(0, SLUG_LIMIT).replace(/-+$/, "");

/** Most names are slugs already. */
const SLUG = /^[a-z\d]+(?:-[a-z\d]+)*$/;

const lettersOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN_LETTERS[letter] ?? "")
    .replace(/['’]/g, "")
    .replace(/[^a-z\d]+/g, "-")
    .replace(/^-+|-+$/g, "");

const SLUG_LIMIT = 60;

/** Letters that NFKD does not take apart. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
