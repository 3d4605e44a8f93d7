import type { Figures } from "./scores.ts";

/** A share as one reads it, `.953`; a dash where the gold does not tell. */
export const share = (value: number | null | undefined): string =>
  value === null || value === undefined ? "–" : value.toFixed(3).replace(/^0(?=\.)/, "");

/** Rows in columns below their heads: words to the left, figures to the right. */
export const inColumns = (rows: readonly (readonly string[])[]): string => {
  const columns = (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? ""));
  const widths = columns.map((cells) => Math.max(...cells.map(({ length }) => length)));
  const figures = columns.map(([, ...cells]) => cells.every((cell) => /^[\d.–]*$/.test(cell)));
  const pad = (cell: string, index: number) =>
    figures[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0);
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
};

const COLUMNS: readonly (readonly [head: string, cell: (figures: Figures) => string])[] = [
  ["seeds", ({ coverage: { published, held, rejected, missing } }) => String(published + held + rejected + missing)],
  ["lost", ({ coverage: { rejected, missing } }) => String(rejected + missing)],
  ["date acc", ({ date }) => share(date.accuracy)],
  ["date prec", ({ date }) => share(date.precision)],
  ["false dates", ({ date }) => share(date.falseDates.rate)],
  ["title exact", ({ title }) => share(title.exact)],
  ["rouge-1", ({ title }) => share(title.rouge1)],
  ["author exact", ({ authors }) => share(authors.exact)],
  ["invented", ({ authors }) => share(authors.falseRate)],
  ["source", ({ source }) => share(source.right)],
  ["body f1", ({ body }) => share(body.f1)],
  ["recall", ({ body }) => share(body.recall)],
  ["kept", ({ segments }) => share(segments.keptRate)],
  ["leaked", ({ segments }) => share(segments.leakRate)],
  ["tags", ({ tags }) => share(tags.recall)],
  ["foreign", ({ foreignWords: { title, summary } }) => String(title.foreign + summary.foreign)],
];

/** One corpus a row; below, its dates once more by how the seeds state them. */
export const renderTable = (figures: ReadonlyMap<string, Figures>): string => {
  const head = ["corpus", ...COLUMNS.map(([name]) => name)];
  const rows = [...figures].map(([name, one]) => [name, ...COLUMNS.map(([, cell]) => cell(one))]);
  return `${inColumns([head, ...rows])}\n\n${renderDates(figures)}`;
};

const renderDates = (figures: ReadonlyMap<string, Figures>): string =>
  inColumns([
    ["dates", "gold", "right", "wrong", "none", "prec", "acc"],
    ...[...figures].flatMap(([name, { dateBy = {} }]) =>
      Object.entries(dateBy)
        .filter(([, { gold }]) => gold > 0)
        .map(([by, { gold, right, wrong, none, precision, accuracy }]) => [
          by === "dateIn=undefined" ? name : `${name} ${by}`,
          ...[gold, right, wrong, none].map(String),
          share(precision),
          share(accuracy),
        ]),
    ),
  ]);
