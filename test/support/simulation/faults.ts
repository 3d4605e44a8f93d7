import { StoreConflict, StoreUnavailable } from "#model/errors.ts";
import { type Around, Crash, type StoreCall } from "../intercept.ts";
import type { Chance } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** How often what happens, in a thousand calls. */
export interface Weather {
  /** A seed cannot be read: 500, 503, the connection reset, four times in a row. */
  readonly unreadable: number;
  /** The same for any other call, before it took effect or behind. */
  readonly unavailable: number;
  /** A conditional write meets 409 or 412: somebody else's was under way, or this one landed and its answer was lost. */
  readonly contested: number;
  /** The worker dies, before the call or right behind. */
  readonly killed: number;
  /** The call is on its way for long. */
  readonly asleep: number;
}

export const FAIR: Weather = { unreadable: 0, unavailable: 0, contested: 0, killed: 0, asleep: 0 };

/** What becomes of one invocation. */
export interface Fate {
  dead: boolean;
  /** Seconds since 1970 UTC at which it is ended from outside: nothing that it sent arrives later. */
  readonly end: number;
}

export interface FaultOptions {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly fate: () => Fate;
  /** Told what went wrong. */
  readonly onFault: (fault: string) => void;
  readonly isSeed: boolean;
}

/** Seconds that a call takes, there and back. */
const [QUICK, SLOW] = [0.005, 0.03];
/** Seconds that a call may be on its way where it is slow beyond all measure. */
const NAP = 50;

/** Only the root and what is public is written on a condition. */
const isConditional = ({ operation, key }: StoreCall) => operation === "put" && !key.startsWith("state/nodes/");

/** A store as a worker sees it through the weather. A dead worker's calls reach nothing; what it had sent still arrives. */
export const faulty = ({ time, chance, weather, fate, onFault, isSeed }: FaultOptions): Around => {
  const strike = (fault: string) => {
    onFault(fault);
    return true;
  };
  const hits = (fault: keyof Weather) => chance.inThousand(weather[fault]) && strike(fault);
  const dies = (mine: Fate): never => {
    mine.dead = true;
    throw new Crash();
  };
  return async (call, go) => {
    const mine = fate();
    const unavailable = () => new StoreUnavailable(call.key, { hint: "Try again later." });
    if (mine.dead) throw new Crash();
    if (hits("killed")) {
      if (chance.inThousand(500)) await time.outside(go);
      dies(mine);
    }
    const nap = hits("asleep") ? Math.min(chance.between(1, NAP), mine.end - time.now()) : 0;
    await time.sleep(chance.between(QUICK, SLOW) + Math.max(0, nap));
    if (hits(isSeed ? "unreadable" : "unavailable")) {
      if (chance.inThousand(500)) await time.outside(go);
      throw unavailable();
    }
    if (isConditional(call) && hits("contested")) {
      if (chance.inThousand(300)) await time.outside(go);
      throw new StoreConflict(call.key, { hint: "Read again." });
    }
    const result = await time.outside(go);
    await time.sleep(chance.between(QUICK, SLOW));
    if (mine.dead) throw new Crash();
    return result;
  };
};
