import { isDated } from "#model/dates.ts";
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
  return { ...rest, stated, published: dated, ...(!isDated(dated.value) && { bound: dated }) };
};

/** The entry as the article alone makes it. */
const withoutRelation = ({ related: _, stated, ...entry }: Entry): Entry => {
  if (!stated) return entry;
  const { published: __, bound: ___, ...rest } = entry;
  return { ...rest, ...stated };
};
