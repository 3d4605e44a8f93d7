import type { Figures } from "./scores.ts";
import { inColumns, share } from "./table.ts";

/** What is aimed at, on the corpora whose name says that they are of its kind. */
interface Aim {
  readonly what: string;
  readonly corpora: RegExp;
  readonly figure: (figures: Figures) => number | null | undefined;
  /** How many answers the figure counts. */
  readonly of: (figures: Figures) => number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

const HTML = /html/;
const METADATA = /^(?:nodejs-blog|18f-posts)$|front-?matter/;
const TEXT = /text|plain/;

const dated = ({ date }: Figures): number => date.gold;
const titled = ({ title }: Figures): number => title.gold;

const AIMS: readonly Aim[] = [
  { what: "HTML: date right", corpora: HTML, figure: ({ date }) => date.accuracy, of: dated, atLeast: 0.95 },
  { what: "HTML: body F1", corpora: HTML, figure: ({ body }) => body.f1, of: ({ body }) => body.gold, atLeast: 0.97 },
  { what: "HTML: title exact", corpora: HTML, figure: ({ title }) => title.exact, of: titled, atLeast: 0.85 },
  {
    what: "HTML: authors exact",
    corpora: HTML,
    figure: ({ authors }) => authors.exact,
    of: ({ authors }) => authors.gold,
    atLeast: 0.7,
  },
  {
    what: "author invented",
    corpora: /./,
    figure: ({ authors }) => authors.falseRate,
    of: ({ authors }) => authors.authorless,
    atMost: 0.1,
  },
  { what: "front matter: date", corpora: METADATA, figure: ({ date }) => date.accuracy, of: dated, atLeast: 1 },
  { what: "front matter: title", corpora: METADATA, figure: ({ title }) => title.exact, of: titled, atLeast: 1 },
  {
    what: "text: explicit date right",
    corpora: TEXT,
    figure: ({ dateBy }) => dateBy?.["dateIn=full"]?.accuracy,
    of: ({ dateBy }) => dateBy?.["dateIn=full"]?.gold ?? 0,
    atLeast: 0.95,
  },
  {
    what: "a claimed day is right",
    corpora: /./,
    figure: ({ date }) => date.precision,
    of: ({ date }) => date.right + date.wrong,
    atLeast: 0.9,
  },
  {
    what: "a claimed ±1 day holds",
    corpora: /./,
    figure: ({ nearDays: { claimed, held } }) => (claimed ? held / claimed : null),
    of: ({ nearDays }) => nearDays.claimed,
    atLeast: 0.95,
  },
  {
    what: "derived headline, ROUGE-1",
    corpora: TEXT,
    figure: ({ title, authors }) => (authors.gold + authors.authorless > 0 ? title.rouge1 : null),
    of: titled,
    atLeast: 0.3,
  },
  {
    what: "foreign words in titles",
    corpora: /./,
    figure: ({ foreignWords }) => foreignWords.title.foreign,
    of: ({ foreignWords }) => foreignWords.title.words,
    atMost: 0,
  },
];

/** Each aim on each corpus whose gold tells: the figure, the aim, and whether it is reached. */
export const renderAims = (figures: ReadonlyMap<string, Figures>): string =>
  inColumns([
    ["aim", "corpus", "of", "figure", "wanted", ""],
    ...AIMS.flatMap((aim) =>
      [...figures].flatMap(([name, one]) => {
        const figure = aim.corpora.test(name) ? aim.figure(one) : null;
        return figure === null || figure === undefined ? [] : [rowOf(aim, name, figure, aim.of(one))];
      }),
    ),
  ]);

const rowOf = (
  { what, atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: Aim,
  name: string,
  figure: number,
  of: number,
): string[] => {
  const shown = Number.isInteger(figure) && figure > 1 ? String(figure) : share(figure);
  const wanted = atMost === Number.POSITIVE_INFINITY ? `≥ ${share(atLeast)}` : `≤ ${share(atMost)}`;
  return [what, name, String(of), shown, wanted, figure >= atLeast && figure <= atMost ? "reached" : "MISSED"];
};
