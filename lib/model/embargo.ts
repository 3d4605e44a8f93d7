import { isDated } from "./dates.ts";
import type { Entry } from "./entry.ts";
import { isMetadata } from "./evidence.ts";

/**
 * The moment before which an entry is kept back, in seconds since 1970 UTC; `undefined` where nothing keeps it. Only what
 * metadata declares can; a date read out of a text never does.
 */
export const embargoOf = ({ published }: Pick<Entry, "published">): number | undefined =>
  published && isDated(published.value) && isMetadata(published.origin) ? published.value.at : undefined;
