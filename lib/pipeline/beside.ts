import type { Entry } from "#model/entry.ts";
import { indexTerms } from "#relate/index-terms.ts";
import { type Relation, type Report, relate } from "#relate/relate.ts";
import { signatureOf } from "#relate/signature.ts";
import { RARE } from "./relate-all.ts";

/** The reports of a set, found by the terms they share: what the catalog's index is for a site, for a set in memory. */
export interface Reports {
  add(entry: Entry): Promise<void>;
  /** What the others show of an entry, whether it was added itself or not. */
  beside(entry: Entry): Promise<Relation>;
  /** Of one that was added what people know it by. @param id of its entry */
  nameOf(id: string): ReportName | undefined;
}

export interface ReportName {
  readonly key: string;
  readonly title?: string;
}

export const gatherReports = (): Reports => {
  const posted = new Map<string, Report[]>();
  const names = new Map<string, ReportName>();
  return {
    add: async (entry) => {
      const report = await reportOf(entry);
      names.set(entry.id, { key: entry.key, ...(entry.title && { title: entry.title.value }) });
      for (const term of indexTerms(report.signature)) {
        const reports = posted.get(term);
        if (reports) reports.push(report);
        else posted.set(term, [report]);
      }
    },
    nameOf: (id) => names.get(id),
    beside: async (entry) => {
      const report = await reportOf(entry);
      return relate(report, [...new Set(indexTerms(report.signature).flatMap((term) => rareOnly(posted.get(term))))]);
    },
  };
};

const reportOf = async (entry: Entry): Promise<Report> => ({
  id: entry.id,
  ...(entry.title && { title: entry.title.value }),
  signature: await signatureOf(entry),
});

/** As in the catalog's index: a term that many have relates nobody. */
const rareOnly = (reports: readonly Report[] = []): readonly Report[] => (reports.length <= RARE ? reports : []);
