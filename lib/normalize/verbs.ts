interface Verb {
  readonly base: string;
  readonly irregular: boolean;
  /** Its past is its participle too, so behind a noun it may only describe that noun. */
  readonly participle: boolean;
}

/** "rises", "carries", "pushes". */
export const thirdPerson = (base: string): string =>
  /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;

const pastOf = (base: string): string => {
  if (DOUBLED.has(base)) return `${base}${base.at(-1)}ed`;
  return /e$/.test(base) ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
};

const DOUBLED = new Set("admit ban drop plan stop slip submit permit refer step cancel rebel trim grab".split(" "));

/** Verbs of news whose past is no adjective and, behind a noun, hardly a participle. */
const PLAIN =
  "agree appeal appear apologise apologize approve arrive ask ban back begin brace call clash climb close collapse " +
  "condemn confirm continue criticise criticize debate decide decline decrease defend demand deny die differ drop ease " +
  "edge emerge end enter escape evacuate explode express face fail flee gain halt happen hail hope hurry ignore improve " +
  "increase insist intervene join jump kick lash launch march mourn move narrow negotiate offer oppose open pass pause " +
  "plan plead pledge plunge post praise prepare press pressure promise protest push rally reaffirm rebel receive refuse " +
  "reiterate reject reject remain repeat reply request resign resist respond resume return reveal rule score seize " +
  "settle shrink sign signal slip slow soar stage start stop struggle submit suffer support surge suspend tighten " +
  "threaten trade travel tumble turn unveil urge veto visit voice vote vow wait walk want warn weaken welcome widen work";

/** Verbs whose past behind a noun may describe it: "a man arrested in Rome". Changed only before an object. */
const EITHER =
  "abandon accept accuse achieve acquire add admit adopt affirm allow announce appoint arrest attack award block boost " +
  "bomb cancel capture cause challenge change charge clear complete consider contract convict create cross cut declare " +
  "defeat delay delete deliver destroy develop discover dismiss double downgrade enact establish estimate exceed expand " +
  "expel extend fight file find fine fire foil force form grant hike impose include inject injure introduce invade " +
  "invite issue kill limit link list lower mark mediate merge name nominate order outline overturn plant postpone " +
  "present produce propose publish purchase raise ratify recall recommend recover reduce refer release remove renew " +
  "repeal replace report rescue restore restrict retain review revise scrap secure select serve share shell slash " +
  "spark stabilise strike target terminate test trim unite upgrade win withdraw wound";

const IRREGULAR: Readonly<Record<string, string>> = {
  began: "begin",
  broke: "break",
  came: "come",
  drew: "draw",
  fell: "fall",
  fled: "flee",
  fought: "fight",
  gave: "give",
  grew: "grow",
  left: "leave",
  met: "meet",
  rose: "rise",
  said: "say",
  sank: "sink",
  saw: "see",
  shook: "shake",
  spoke: "speak",
  swore: "swear",
  threw: "throw",
  told: "tell",
  took: "take",
  went: "go",
  withdrew: "withdraw",
  wrote: "write",
};

const IRREGULAR_PARTICIPLES: Readonly<Record<string, string>> = {
  bought: "buy",
  brought: "bring",
  built: "build",
  held: "hold",
  kept: "keep",
  led: "lead",
  lost: "lose",
  made: "make",
  paid: "pay",
  sent: "send",
  shot: "shoot",
  sold: "sell",
  sought: "seek",
  struck: "strike",
  won: "win",
};

/** The verbs of news by their past. */
export const VERBS: ReadonlyMap<string, Verb> = new Map([
  ...PLAIN.split(" ").map((base): [string, Verb] => [
    pastOf(base),
    { base, irregular: DOUBLED.has(base), participle: false },
  ]),
  ...EITHER.split(" ").map((base): [string, Verb] => [
    pastOf(base),
    { base, irregular: DOUBLED.has(base), participle: true },
  ]),
  ...Object.entries(IRREGULAR).map(([past, base]): [string, Verb] => [
    past,
    { base, irregular: true, participle: false },
  ]),
  ...Object.entries(IRREGULAR_PARTICIPLES).map(([past, base]): [string, Verb] => [
    past,
    { base, irregular: true, participle: true },
  ]),
]);

const PRESENTS: ReadonlySet<string> = new Set([...VERBS.values()].flatMap(({ base }) => [base, thirdPerson(base)]));

const FINITE =
  /^(?:is|are|was|were|be|will|would|could|may|might|can|should|must|has|have|had|does|did|got|put|set|hit|let|cut|became|underway|(?:seek|remain|seem|stand|put|hit|let|run|know|think|believe|hurt|rule|need|become|set)s?|\p{Ll}{2,}ed)$/u;

/** Whether a word in lower case looks like a verb that carries a sentence; nouns that look so too count as verbs. */
export const looksLikeVerb = (word: string): boolean => FINITE.test(word) || VERBS.has(word) || PRESENTS.has(word);
