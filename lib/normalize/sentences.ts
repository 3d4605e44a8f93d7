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
  for (const { segment } of segmenter().segment(text)) {
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

let shared: Intl.Segmenter | undefined;

/** One segmenter for all languages: the rules differ for none that we name, and making one costs a millisecond. */
const segmenter = (): Intl.Segmenter => {
  shared ??= new Intl.Segmenter("en", { granularity: "sentence" });
  return shared;
};
