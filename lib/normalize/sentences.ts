/**
 * The text cut at sentence ends (Unicode UAX 29), white space trimmed. The plain rule breaks behind every abbreviation
 * that a capital follows ("Sen. Mark Dayton"), so such pieces are joined again.
 */
export const sentencesOf = (text: string): string[] => {
  const sentences: string[] = [];
  let open = "";
  for (const { segment } of segmenter().segment(text)) {
    open += segment;
    if (ABBREVIATION.test(open)) continue;
    if (open.trim()) sentences.push(open.trim());
    open = "";
  }
  if (open.trim()) sentences.push(open.trim());
  return sentences;
};

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
