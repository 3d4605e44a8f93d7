import { type Random, randomOf } from "../../../scripts/bench/random.ts";

/** Chance that is the same in each run. */
export interface Chance extends Random {
  /** From 0 up to 1. */
  next(): number;
  /** True so often in a thousand. */
  inThousand(times: number): boolean;
  between(low: number, high: number): number;
}

export const chanceOf = (seed: number): Chance => {
  const random = randomOf(seed);
  const next = () => random.below(2 ** 30) / 2 ** 30;
  return {
    ...random,
    next,
    inThousand: (times) => next() * 1_000 < times,
    between: (low, high) => low + next() * (high - low),
  };
};
