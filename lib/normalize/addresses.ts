import type { Article } from "#model/article.ts";
import { declarationsOf } from "./draft.ts";

/** The article's own address: the first declared one that is absolute and http(s). */
export const findUrl = (article: Article): string | undefined => {
  for (const { value } of declarationsOf(article, "url")) {
    const url = webAddress(value);
    if (url) return url;
  }
  return undefined;
};

/**
 * An address as an absolute http(s) URL, resolved against `base` where it is relative (WHATWG URL), else `undefined`.
 * A user name or password in it makes it no address for readers.
 */
export const webAddress = (value: string, base?: string): string | undefined => {
  if (PLAIN.test(value)) return value;
  const url = parse(value, base);
  return url && /^https?:$/.test(url.protocol) && url.hostname && !url.username && !url.password ? url.href : undefined;
};

/**
 * An address that the URL standard leaves as it is: a name that ends in letters, a path and a query without dots to
 * resolve or signs to encode. Most addresses are so, and this is seen in a twentieth of the time.
 */
const PLAIN =
  /^https?:\/\/(?:(?!xn--)[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,20}\/(?:[\w~-][\w~.-]*\/)*(?:[\w~-][\w~.-]*)?(?:\?[\w~=.+&-]*)?$/;

/** A link a reader may follow: http(s), mail or telephone, absolute; else `undefined`. */
export const linkAddress = (value: string, base: string): string | undefined => {
  if (PLAIN.test(value)) return value;
  const url = parse(value, base);
  return url && /^(?:mailto|tel):$/.test(url.protocol) ? url.href : webAddress(value, base);
};

const parse = (value: string, base?: string): URL | undefined => URL.parse(value.trim(), base) ?? undefined;
