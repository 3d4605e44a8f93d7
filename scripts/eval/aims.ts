import type { Figures } from "./scores.ts";
import { inColumns, share } from "./table.ts";

/** What is aimed at, on the corpora whose name says that they are of its kind. */
interface Aim {
  readonly what: string;
  readonly corpora: RegExp;
  readonly figure: (figures: Figures) => number | null | undefined;
  readonly atLeast?: number;
  readonly atMost?: number;
}

const HTML = /html/;
const METADATA = /^(?:nodejs-blog|18f-posts)$|front-?matter/;
const TEXT = /text|plain/;

const AIMS: readonly Aim[] = [
  { what: "HTML: date right", corpora: HTML, figure: ({ date }) => date.accuracy, atLeast: 0.95 },
  { what: "HTML: body F1", corpora: HTML, figure: ({ body }) => body.f1, atLeast: 0.97 },
  { what: "HTML: title exact", corpora: HTML, figure: ({ title }) => title.exact, atLeast: 0.85 },
  { what: "HTML: authors exact", corpora: HTML, figure: ({ authors }) => authors.exact, atLeast: 0.7 },
  { what: "author invented", corpora: /./, figure: ({ authors }) => authors.falseRate, atMost: 0.1 },
  { what: "front matter: date", corpora: METADATA, figure: ({ date }) => date.accuracy, atLeast: 1 },
  { what: "front matter: title", corpora: METADATA, figure: ({ title }) => title.exact, atLeast: 1 },
  {
    what: "text: explicit date right",
    corpora: TEXT,
    figure: ({ dateBy }) => dateBy?.["dateIn=full"]?.accuracy,
    atLeast: 0.95,
  },
  { what: "a claimed day is right", corpora: /./, figure: ({ date }) => date.precision, atLeast: 0.9 },
  {
    what: "a claimed ±1 day holds",
    corpora: /./,
    figure: ({ nearDays: { claimed, held } }) => (claimed ? held / claimed : null),
    atLeast: 0.95,
  },
  {
    what: "derived headline, ROUGE-1",
    corpora: TEXT,
    figure: ({ title, authors }) => (authors.gold + authors.authorless > 0 ? title.rouge1 : null),
    atLeast: 0.3,
  },
  {
    what: "foreign words in titles",
    corpora: /./,
    figure: ({ foreignWords }) => foreignWords.title.foreign,
    atMost: 0,
  },
];

/** Each aim on each corpus whose gold tells: the figure, the aim, and whether it is reached. */
export const renderAims = (figures: ReadonlyMap<string, Figures>): string =>
  inColumns([
    ["aim", "corpus", "figure", "wanted", ""],
    ...AIMS.flatMap((aim) =>
      [...figures].flatMap(([name, one]) => {
        const figure = aim.corpora.test(name) ? aim.figure(one) : null;
        return figure === null || figure === undefined ? [] : [rowOf(aim, name, figure)];
      }),
    ),
  ]);

const rowOf = (
  { what, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: Aim,
  name: string,
  figure: number,
): string[] => {
  const wanted = atMost === Number.POSITIVE_INFINITY ? `≥ ${share(atLeast)}` : `≤ ${share(atMost)}`;
  return [what, name, share(figure), wanted, figure >= atLeast && figure <= atMost ? "reached" : "MISSED"];
};
