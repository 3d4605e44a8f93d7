import { isDated } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import { positionOfEntry } from "./position.ts";

/** Where an entry stands among the others: its date, or for the undated its bound; seconds since 1970. */
export const sortMoment = (entry: Entry): number =>
  entry.published && isDated(entry.published.value) ? entry.published.value.at : (entry.bound?.value.at ?? 0);

export const placeOf = (entry: Entry): string => positionOfEntry(sortMoment(entry), entry.id);
