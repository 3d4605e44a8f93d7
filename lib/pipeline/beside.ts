import { type Instant, isDated } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence } from "#model/evidence.ts";
import { indexTerms } from "#relate/index-terms.ts";
import { type Relation, type Report, relate } from "#relate/relate.ts";
import { signatureOf } from "#relate/signature.ts";

/** The reports of a set, found by the terms they share: what the catalog's index is for a site, for a set in memory. */
export interface Reports {
  add(entry: Entry): Promise<void>;
  /** What the others show of an entry, whether it was added itself or not. */
  beside(entry: Entry): Promise<Relation>;
}

export const gatherReports = (): Reports => {
  const posted = new Map<string, Report[]>();
  return {
    add: async (entry) => {
      const report = await reportOf(entry);
      for (const term of indexTerms(report.signature)) {
        const reports = posted.get(term);
        if (reports) reports.push(report);
        else posted.set(term, [report]);
      }
    },
    beside: async (entry) => {
      const report = await reportOf(entry);
      return relate(report, [...new Set(indexTerms(report.signature).flatMap((term) => posted.get(term) ?? []))]);
    },
  };
};

const reportOf = async (entry: Entry): Promise<Report> => ({
  id: entry.id,
  ...(entry.title && { title: entry.title.value }),
  signature: await signatureOf(entry),
});

/** The entry with the day that the reports beside it show: published where it is a day, its bound where it is a day more or less. */
export const withSiblingDate = (entry: Entry, dated: Evidence<Instant> | undefined): Entry => {
  if (!dated) return entry;
  const { bound: _, ...rest } = entry;
  return isDated(dated.value) ? { ...rest, published: dated } : { ...rest, published: dated, bound: dated };
};
