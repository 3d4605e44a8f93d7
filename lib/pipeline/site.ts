import type { TreeLimits } from "#catalog/fold.ts";
import type { Channel } from "#model/channel.ts";
import type { Store } from "#store/store.ts";
import type { judge } from "./look.ts";
import type { Post } from "./post-form.ts";

/** Everything a run works with, handed in from the rim. */
export interface Site {
  /** Where the articles are dropped. */
  readonly seeds: Store;
  /** Holds `state/` and `public/`. */
  readonly out: Store;
  readonly channel: Channel;
  readonly clock: Clock;
  /** How a hub is told. */
  readonly post: Post;
  /** Says what becomes of a seed, elsewhere than in the caller's thread; absent: here. */
  readonly judge?: typeof judge;
  /** How much the nodes of the state hold; tests make large trees of small sets by it. */
  readonly limits?: TreeLimits;
}

/** Time and chance, so that everything behind it can be tested and repeated. */
export interface Clock {
  /** Seconds since 1970 UTC. */
  now(): number;
  /** A number from 0 up to 1. */
  chance(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Seconds since 1970 after which nothing is tried again: a Lambda's end, a person's patience. */
  readonly deadline: number;
}

/**
 * A clock made of what the rim hands in.
 * @param milliseconds since 1970 UTC, as `Date.now` tells them
 * @param chance as `Math.random`
 * @param patience seconds from now to the deadline
 */
export const clockOf = (milliseconds: () => number, chance: () => number, patience: number): Clock => {
  const now = () => Math.floor(milliseconds() / 1000);
  return { now, chance, sleep, deadline: now() + patience };
};

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
