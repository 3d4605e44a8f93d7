// CLDR has the names as they stand alone, and those of months beside a day in most languages. News say them in other cases.

/** An ending, and what takes its place; the first that a name has. */
type Endings = readonly (readonly [plain: string, inflected: string])[];

const CYRILLIC: Endings = [
  ["а", "у"],
  ["я", "ю"],
];
const LATIN: Endings = [
  ["a", "u"],
  ["e", "i"],
];

/** "On" a weekday: the accusative of the Slavic languages, where it is not the plain name, and Finland's essive. */
const ON_WEEKDAYS: Readonly<Record<string, Endings>> = {
  ru: CYRILLIC,
  uk: CYRILLIC,
  be: CYRILLIC,
  cs: LATIN,
  sk: LATIN,
  hr: LATIN,
  bs: LATIN,
  sr: [...CYRILLIC, ...LATIN],
  pl: [["a", "ę"]],
  sl: [["a", "o"]],
  fi: [
    ["i", "ina"],
    ["", "na"],
  ],
};

const SOUTH_SLAVIC: Endings = [
  ["bar", "bra"],
  ["ber", "bra"],
  ["бар", "бра"],
];

/** The genitive in which South Slavs name the month of a day, which CLDR lacks: "6. novembra". */
const OF_MONTHS: Readonly<Record<string, Endings>> = {
  sr: [...SOUTH_SLAVIC, ["р", "ра"], ["т", "та"], ["л", "ла"], ["ј", "ја"], ["н", "на"], ["", "a"]],
  bs: [...SOUTH_SLAVIC, ["", "a"]],
  sl: [...SOUTH_SLAVIC, ["ec", "ca"], ["ar", "arja"], ["", "a"]],
};

/** The weekday as it stands behind "on": "среда" is "в среду", "středa" "ve středu". `language` is a subtag. */
export const onWeekday = (name: string, language: string): string => inflect(name, ON_WEEKDAYS[language]);

/** The month as it stands behind a day: "novembar" is "6. novembra". `language` is a subtag. */
export const ofMonth = (name: string, language: string): string => inflect(name, OF_MONTHS[language]);

const inflect = (name: string, endings: Endings = []): string => {
  const [plain, inflected] = endings.find(([ending]) => name.endsWith(ending)) ?? ["", ""];
  return name.slice(0, name.length - plain.length) + inflected;
};
