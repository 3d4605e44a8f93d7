/**
 * The text cut at sentence ends (Unicode UAX 29), white space trimmed. The plain rule breaks behind every abbreviation
 * that a capital follows ("Sen. Ada Lund"), so such pieces are joined again. Lazy: who needs one sentence pays for one.
 */
export function* sentencesOf(text: string): Generator<string, void> {
  if (!MANY.test(text)) {
    if (text.trim()) yield text.trim();
    return;
  }
  let open = "";
  for (const segment of PLAIN.test(text) ? plainSegments(text) : segmentsOf(text)) {
    open += segment;
    if (ABBREVIATION.test(open)) continue;
    if (open.trim()) yield open.trim();
    open = "";
  }
  if (open.trim()) yield open.trim();
}

/** A mark that may end a sentence with something behind it. A lede is one sentence, mostly, and needs no segmenter. */
const MANY = /[.!?…]["'”’»)\]]*\s+\S|[。！？؟۔।]/;

const ABBREVIATION = new RegExp(
  [
    "(?:^|[\\s(\"“'‘.-])(?:",
    "\\p{Lu}|", // an initial: J. Edgar, U.S.
    "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Sen|Sens|Rep|Reps|Gov|Lt|Col|Gen|Maj|Capt|Sgt|Adm|Pres|St|Mt|Ft|Jr|Sr|",
    "Inc|Corp|Co|Cos|Ltd|Bros|Dept|Univ|No|Nos|vs|v|etc|approx|est|Fig|Vol|pp?|cf|al|ca|",
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|",
    "Ala|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Mass|Md|Mich|Minn|Mo|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Wash|Wis|",
    "bzw|ggf|Hr|Fr|Nr|Mio|Mrd|Tel|Abb|M|Mme|Mlle|Sra?|Dña|D|Sig|dott|тыс|млн|млрд|руб|ул|им",
    ")\\.\\s*$",
  ].join(""),
  "u",
);

/** Text in which the rules of UAX 29 are few. */
const PLAIN = /^[ -~‘’“”–—]*$/;

/** What `segmentsOf` gives for plain text, by the same rules: to set up Intl takes ten milliseconds of a cold start. */
export function* plainSegments(text: string): Generator<string, void> {
  let start = 0;
  for (const { 0: close, index } of text.matchAll(CLOSES)) {
    const end = index + close.length;
    if (end < text.length && goesOn(text, index, end)) continue;
    yield text.slice(start, end);
    start = end;
  }
  if (start < text.length) yield text.slice(start);
}

/** A mark that ends sentences, what closes behind it, and spaces. */
const CLOSES = /[.!?]["'()[\]{}‘’“”]* */g;

/** Rules SB6 to SB8a: a number or an abbreviation, or a small letter behind a full stop; a comma behind any mark. */
const goesOn = (text: string, mark: number, end: number): boolean => {
  const next = text[end] ?? "";
  if (/[,:;–—.!?-]/.test(next)) return true;
  if (text[mark] !== ".") return false;
  const isGlued = end === mark + 1;
  if (isGlued && (/\d/.test(next) || /^[A-Za-z]\.[A-Z]/.test(text.slice(Math.max(0, mark - 1), end + 1)))) return true;
  SMALL_NEXT.lastIndex = end;
  return SMALL_NEXT.test(text);
};

const SMALL_NEXT = /[^A-Za-z.!?]*[a-z]/y;

export function* segmentsOf(text: string): Generator<string, void> {
  for (const { segment } of segmenter().segment(text)) yield segment;
}

let shared: Intl.Segmenter | undefined;

/** One segmenter for all languages: the rules differ for none that we name, and making one costs a millisecond. */
const segmenter = (): Intl.Segmenter => {
  shared ??= new Intl.Segmenter("en", { granularity: "sentence" });
  return shared;
};
