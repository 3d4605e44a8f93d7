import type { Channel } from "#model/channel.ts";
import type { Outcome } from "#model/outcome.ts";
import type { Seed } from "#model/seed.ts";
import { judge } from "./look.ts";

/** The work that asks neither store nor clock nor network, so that any thread can do it: values in, values out. */
export interface PureWork {
  judge(seed: Seed, channel: Channel): Promise<Outcome>;
}

const work: PureWork = { judge };

/** Does it in the thread that calls. @throws what the task throws */
export const doHere = async (task: keyof PureWork, given: readonly unknown[]): Promise<unknown> =>
  (work[task] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
