import { ingest } from "#pipeline/ingest.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { reconcile } from "#pipeline/reconcile.ts";
import type { Site } from "#pipeline/site.ts";
import { decodeMessages } from "../../../functions/seed-events.ts";
import { type Around, Crash, intercept } from "../intercept.ts";
import { sqsEvent } from "../s3-events.ts";
import { type Fate, faulty, type Weather } from "./faults.ts";
import type { Message } from "./queue.ts";
import type { Chance } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Functions that work on one site, each in containers of its own, killed when their time is over. */
export interface Fleet {
  /** What the ingest function does with a batch. @returns the ids of the messages that failed */
  ingest(worker: number, messages: readonly Message[]): Promise<ReadonlySet<string>>;
  /** What the reconcile function does each minute; its troubles are the next one's work. @returns true where it had none */
  tick(): Promise<boolean>;
  /** Until all that was ever begun has ended, the dead that still had a request on its way too. */
  settled(): Promise<void>;
}

export interface FleetOptions {
  readonly site: Site;
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly onFault: (fault: string) => void;
  /** Sees each call that reaches a store. */
  readonly around: Around;
  /** Seconds, of the two functions. */
  readonly timeouts: { readonly ingest: number; readonly tick: number };
}

/** Seconds that a function keeps for answering (functions/environment.ts). */
const MARGIN = 5;

interface Container {
  readonly stores: Pick<Site, "seeds" | "out">;
  fate: Fate;
}

export const openFleet = (options: FleetOptions): Fleet => {
  const { site, time, chance, weather, onFault, around, timeouts } = options;
  const containers = new Map<number | "tick", Container>();
  const begun = new Set<Promise<unknown>>();

  const openContainer = (): Container => {
    const container: Container = { fate: { dead: false, end: 0 }, stores: site };
    const through = (isSeed: boolean) => faulty({ time, chance, weather, onFault, isSeed, fate: () => container.fate });
    const wrap = (store: Site["out"], isSeed: boolean) => intercept(intercept(store, around), through(isSeed));
    return Object.assign(container, { stores: { seeds: wrap(site.seeds, true), out: wrap(site.out, false) } });
  };

  /** Runs one invocation in the slot's container, which is thrown away with whoever dies in it. */
  const invoke = async <T>(slot: number | "tick", timeout: number, work: (site: Site) => Promise<T>): Promise<T> => {
    const container = containers.get(slot) ?? openContainer();
    containers.set(slot, container);
    const fate: Fate = { dead: false, end: time.now() + timeout };
    container.fate = fate;
    const clock: Site["clock"] = {
      now: () => Math.floor(time.now()),
      chance: chance.next,
      sleep: (milliseconds) => time.sleep(milliseconds / 1000),
      deadline: fate.end - MARGIN,
    };
    const done = work({ ...site, ...container.stores, clock });
    const settled: Promise<unknown> = done.catch(() => undefined).then(() => begun.delete(settled));
    begun.add(settled);
    const isOver = time.sleep(timeout).then(() => {
      if (!fate.dead && begun.has(settled)) onFault("timeout");
      throw new Crash();
    });
    isOver.catch(() => undefined);
    try {
      return await Promise.race([done, isOver]);
    } catch (error) {
      if (error instanceof Crash) {
        fate.dead = true;
        containers.delete(slot);
      }
      throw error;
    }
  };

  const tick = async (own: Site): Promise<boolean> => {
    const { isComparisonDue, settled } = await publishSite(own, { canWait: true });
    if (isComparisonDue) await reconcile(own);
    return settled !== undefined && !isComparisonDue;
  };
  return {
    ingest: (worker, messages) => invoke(worker, timeouts.ingest, (own) => ingestMessages(own, messages)),
    tick: () =>
      invoke("tick", timeouts.tick, tick).catch((error) => {
        if (error instanceof TypeError) throw error;
        return false;
      }),
    async settled() {
      while (begun.size > 0) await Promise.all(begun);
    },
  };
};

const PLACE = { bucket: "seeds", prefix: "" };

/** As functions/ingest.ts has it. */
const ingestMessages = async (site: Site, messages: readonly Message[]): Promise<ReadonlySet<string>> => {
  const { messagesByKey, unreadable } = decodeMessages(sqsEvent(...messages.map(({ body }) => body)), PLACE);
  const idOf = (numbered: string) => (messages[Number(numbered.slice(1))] as Message).id;
  const failed = new Set([...unreadable].map(idOf));
  const keys = [...messagesByKey.keys()];
  if (keys.length === 0) return failed;
  try {
    const { failures } = await ingest(site, keys, { amongMany: true });
    await publishSite(site, { amongMany: true });
    for (const key of failures.keys()) for (const id of messagesByKey.get(key) ?? []) failed.add(idOf(id));
    return failed;
  } catch (error) {
    if (error instanceof Crash || error instanceof TypeError) throw error;
    return new Set(messages.map(({ id }) => id));
  }
};
