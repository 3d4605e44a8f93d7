import { endOfPeriod, isDated } from "#model/dates.ts";
import type { Entry, Relation } from "#model/entry.ts";

/**
 * The entry with what the reports beside it show: published on the day they give it where that is one day, its bound where it
 * is a day more or less. What another relation gave it before is taken off first.
 */
export const withRelation = (entry: Entry, { related, dated }: Relation): Entry => {
  const own = withoutRelation(entry);
  const told = related.length > 0 ? { ...own, related } : own;
  if (!dated) return told;
  const { published, bound, ...rest } = told;
  const stated = { ...(published && { published }), ...(bound && { bound }) };
  const isLater = bound?.origin === "last-modified" && bound.value.at > endOfPeriod(dated.value);
  if (!isDated(dated.value)) return { ...rest, stated, published: dated, bound: dated };
  // A file that was changed after its article's day was changed by then, as with every article that has a date.
  return { ...rest, stated, published: dated, ...(!rest.updated && isLater && { updated: bound }) };
};

/** The entry as the article alone makes it. */
const withoutRelation = ({ related: _, stated, ...entry }: Entry): Entry => {
  if (!stated) return entry;
  const { published: __, bound: ___, updated, ...rest } = entry;
  return { ...rest, ...(updated && !isSame(updated, stated.bound) && { updated }), ...stated };
};

/** The file's own stamp, which stood for an update only beside the inferred date. */
const isSame = (updated: Entry["updated"], bound: Entry["bound"]): boolean =>
  updated?.origin === "last-modified" && updated.value.at === bound?.value.at;
