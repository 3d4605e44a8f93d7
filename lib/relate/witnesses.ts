import { dayOf } from "./calendar.ts";
import type { Clues } from "./clues.ts";
import type { Neighbour } from "./neighbours.ts";
import { sharePassages } from "./passages.ts";

/** A neighbour that states its day. */
export interface Witness extends Neighbour {
  /** The calendar day it states, as a number since 1970-01-01. */
  readonly day: number;
  /** Minutes east of UTC in which it counts. */
  readonly offset: number;
}

/** How many of the nearest are heard. */
const HEARD = 8;

/**
 * The nearest neighbours with a date of their own that the subject's bounds allow, the nearest first. Signatures carry no
 * inferred dates, so nothing that was inferred is ever heard.
 */
export const witnessesAmong = (neighbours: readonly Neighbour[], clues: Clues): readonly Witness[] =>
  neighbours
    .flatMap((neighbour): Witness[] => {
      const { date } = neighbour.report.signature;
      return date ? [{ ...neighbour, day: dayOf(date), offset: date.offset }] : [];
    })
    .filter(({ day }) => isAllowed(day, clues))
    .slice(0, HEARD);

/** True for a day (since 1970-01-01) that the text can be of: none before what it tells of, none after its last change. */
export const isAllowed = (day: number, { first, last }: Clues): boolean =>
  day >= (first ?? -Infinity) && day <= (last ?? Infinity);

/**
 * One witness of each group of texts that share passages, the nearest: copies of one wire story are one voice. Where
 * copies stand under different days, when the story broke cannot be told, and none of them is heard. What they share with
 * the subject does not matter: a copy of a dated story is of its day.
 */
export const independent = (witnesses: readonly Witness[]): readonly Witness[] => {
  const groups: Witness[][] = [];
  for (const witness of witnesses) {
    const kin = groups.filter((group) => group.some((member) => isCopy(member, witness)));
    for (const group of kin) groups.splice(groups.indexOf(group), 1);
    groups.push([...kin.flat(), witness]);
  }
  return groups
    .filter((group) => new Set(group.map(({ day }) => day)).size === 1)
    .flatMap((group) =>
      group.reduce((nearest, other) => (witnesses.indexOf(other) < witnesses.indexOf(nearest) ? other : nearest)),
    )
    .sort((a, b) => witnesses.indexOf(a) - witnesses.indexOf(b));
};

const isCopy = (a: Witness, b: Witness): boolean =>
  sharePassages(a.report.signature.passages, b.report.signature.passages);
