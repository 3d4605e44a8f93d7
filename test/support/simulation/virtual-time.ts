import { setImmediate, setTimeout } from "node:timers/promises";

/** Time that passes only when nobody has anything to do: an hour of it takes as long as the work in it. */
export interface VirtualTime {
  /** Seconds since 1970 UTC, with fractions. */
  now(): number;
  sleep(seconds: number): Promise<void>;
  /** Does what takes real time, as the call of a server: time stands still meanwhile. */
  outside<T>(work: () => Promise<T>): Promise<T>;
  /** Lets time pass until the work is done. @throws what the work throws; Error where all wait for what never comes */
  pass<T>(work: Promise<T>): Promise<T>;
}

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

/** Real milliseconds after which those who wait for no alarm, nor for anything outside, are taken to wait for nothing. */
const PATIENCE = 5_000;

/** @param start seconds since 1970 UTC */
export const openVirtualTime = (start: number): VirtualTime => {
  const alarms: Alarm[] = []; // the next one last
  const under = new Set<Promise<unknown>>();
  let now = start;

  const set = (alarm: Alarm): void => {
    let [low, high] = [0, alarms.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((alarms[middle] as Alarm).at > alarm.at) low = middle + 1;
      else high = middle;
    }
    alarms.splice(low, 0, alarm);
  };

  return {
    now: () => now,
    sleep: (seconds) => new Promise((ring) => set({ at: now + seconds, ring })),
    async outside(work) {
      const done = work();
      const settled = done.catch(() => undefined);
      under.add(settled);
      try {
        return await done;
      } finally {
        under.delete(settled);
      }
    },
    async pass(work) {
      let ended = false;
      const end = () => {
        ended = true;
      };
      work.then(end, end);
      for (let idle = 0; ; ) {
        await setImmediate(); // whoever was woken goes on to its next wait
        if (ended) return work;
        if (under.size > 0) await Promise.race(under);
        else {
          const alarm = alarms.pop();
          idle = alarm ? 0 : idle + 1;
          if (idle > PATIENCE) throw new Error("Everybody waits for what never comes");
          if (!alarm)
            await setTimeout(1); // somebody loads a module
          else {
            now = Math.max(now, alarm.at);
            alarm.ring();
          }
        }
      }
    },
  };
};
