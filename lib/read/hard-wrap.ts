/** Beyond this width nobody wraps by hand: a longer line is a whole paragraph. */
const WIDEST = 132;
const NARROWEST = 36;
/** Editors break between words as late as they can; measured on wire copy, 99% of the breaks are within this many places. */
const SLACK = 6;

/** Ends a sentence, perhaps inside quotation marks or brackets, in Latin, Arabic, Indic and East Asian scripts. */
const SENTENCE_END = /[.!?:;…。！？؟۔।](?:["'”’»)\]]|\s)*$/u;
const endsSentence = (line: string): boolean => SENTENCE_END.test(line.trimEnd().slice(-6));

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。，]/u;
/** A line that says one thing for itself and never runs on: a clock time, a byline, a rule. */
const STANDS_ALONE =
  /^\s*(?:\d{1,2}[:.]\d{2}(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[A-Z]{2,5})?|(?:By|BY)\s+\p{Lu}[^.!?;:]{1,40}|[-*_=~]{3,})\s*$/u;
const CAPITAL_START = /^\s*["'“‘«(]?\p{Lu}/u;
const MARKED = /^\s*(?:[-*•‣▪●·]|\d{1,3}[.)])\s+\S/;

/**
 * Takes lines, gives paragraphs. In a file where each line is a paragraph they come back as they are; in a file that is
 * wrapped by hand (wire copy, press releases, mail) the lines of a paragraph are joined. Blank lines and deeper
 * indentation part paragraphs, and so does a line that ends long before the margin.
 */
export const joinWrapped = (lines: readonly string[]): readonly string[] => {
  const margin = lines.reduce((least, line) => (line.trim() === "" ? least : Math.min(least, indentOf(line))), WIDEST);
  const width = findWrapWidth(lines, margin);
  if (width === undefined) return lines.filter((line) => line.trim() !== "");
  const paragraphs: string[][] = [];
  let previous = "";
  for (const line of lines) {
    const paragraph = paragraphs.at(-1);
    if (paragraph && runsOn(previous, line, width, margin)) paragraph.push(seam(previous, line), line.trim());
    else if (line.trim() !== "") paragraphs.push([line.trimEnd()]);
    previous = line;
  }
  return paragraphs.map((pieces) => pieces.join(""));
};

/**
 * The width lines are wrapped at, or `undefined` where they are not. Proof is the line ends themselves: in wrapped text
 * most of them stand in mid-sentence, at a place where the next word would not have fitted, and many of the next lines
 * go on in small letters (a list of headlines does not).
 */
const findWrapWidth = (lines: readonly string[], margin: number): number | undefined => {
  // An address or a table row may stick out; the margin is where the long lines gather.
  const width = percentile(
    lines.map((line) => line.trimEnd().length).filter((length) => length > 0),
    0.9,
  );
  if (width < NARROWEST || width > WIDEST) return undefined;
  let pairs = 0;
  let wrapped = 0;
  let small = 0;
  for (let i = 1; i < lines.length; i++) {
    const [line = "", next = ""] = [lines[i - 1], lines[i]];
    if (line.trim() === "" || next.trim() === "" || MARKED.test(next) || indentOf(next) >= margin + 2) continue;
    pairs++;
    if (endsSentence(line) || !isFull(line, next, width)) continue;
    wrapped++;
    if (!CAPITAL_START.test(next)) small++;
  }
  return small > 0 && wrapped >= pairs / 2 && small >= wrapped / 4 ? width : undefined;
};

const runsOn = (line: string, next: string, width: number, margin: number): boolean => {
  if (line.trim() === "" || next.trim() === "") return false;
  if (STANDS_ALONE.test(line) || STANDS_ALONE.test(next)) return false;
  if (MARKED.test(next)) return false;
  if (indentOf(next) >= margin + 2 && startsParagraph(line, next)) return false;
  // A sign-off stands a single place in.
  if (indentOf(next) > indentOf(line) && endsSentence(line)) return false;
  return isFull(line, next, width);
};

/** An indented line opens a paragraph, unless it goes on with a list's item or, in small letters, with an indented block. */
const startsParagraph = (line: string, next: string): boolean =>
  !MARKED.test(line) && !(indentOf(line) === indentOf(next) && /^\s*\p{Ll}/u.test(next));

/** True when the next line's first word had no room left on this one. */
const isFull = (line: string, next: string, width: number): boolean =>
  line.trimEnd().length + 1 + Math.min(firstWordLength(next), width / 2) > width - SLACK;

const firstWordLength = (line: string): number => {
  const word = line.trimStart();
  const end = word.search(/\s/);
  return end < 0 ? word.length : end;
};

/** A word broken at its own hyphen is put together, East Asian lines need no space, all others one. */
const seam = (left: string, right: string): "" | " " => {
  const [head, tail] = [left.trimEnd(), right.trimStart()];
  const tight = /\p{L}-$/u.test(head) && /^\p{Ll}/u.test(tail);
  const eastAsian = EAST_ASIAN.test(head.slice(-1)) && EAST_ASIAN.test(tail.slice(0, 1));
  return tight || eastAsian ? "" : " ";
};

/** A tab counts as four places. */
const indentOf = (line: string): number => {
  const first = line.charCodeAt(0);
  if (first > 0x20 && first < 0x80) return 0;
  return (line.includes("\t") ? line.replaceAll("\t", "    ") : line).search(/\S/);
};

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil((values.length - 1) * share)] ?? 0;
