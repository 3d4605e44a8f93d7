import { build } from "#pipeline/build.ts";
import type { Site } from "#pipeline/site.ts";
import type { Around } from "../intercept.ts";
import { runEventSource } from "./event-source.ts";
import { FAIR, type Weather } from "./faults.ts";
import { openFleet } from "./fleet.ts";
import { doDeeds, planDeeds, plantOldSeeds } from "./newsroom.ts";
import { type Message, openQueue } from "./queue.ts";
import { chanceOf } from "./random.ts";
import type { VirtualTime } from "./virtual-time.ts";

export interface SimulationOptions {
  readonly site: Site;
  readonly time: VirtualTime;
  /** Another one, another course of events. */
  readonly seed: number;
  /** How many land in the burst. */
  readonly seeds: number;
  readonly batchSize: number;
  readonly weather?: Weather;
  /** How many seeds in a thousand are odd, changed afterwards, told of twice or late. */
  readonly unrest?: number;
  /** How many messages in a thousand the queue gives out twice. */
  readonly duplicates?: number;
}

export interface Simulated {
  /** Messages that the queue was sent. */
  readonly messages: number;
  readonly deadLetters: readonly Message[];
  /** Kind of call → how many reached a store. */
  readonly calls: ReadonlyMap<string, number>;
  /** Kind of fault → how many struck. */
  readonly faults: ReadonlyMap<string, number>;
  /** Seconds from the first seed's landing until nothing was left to do. */
  readonly took: number;
}

const UNREADABLE = "This is no event";

/** What stands in serverless.yml and deploy/seeds.yml. */
const DEPLOYED = { workers: 5, window: 1, visibilityTimeout: 370, maxReceiveCount: 6 };
const TIMEOUTS = { ingest: 60, tick: 900 };
const MINUTE = 60;

/** Minutes after the burst in which the ticks have to find that nothing is left to do. */
const PATIENCE = 60;

/** A burst of seeds as AWS brings it to the functions, with all that may happen on the way, until nothing is left to do. */
export const simulate = async (options: SimulationOptions): Promise<Simulated> => {
  const { site, time, seed, seeds, batchSize, weather = FAIR, unrest = 0, duplicates = 0 } = options;
  const chance = chanceOf(seed);
  const calls = new Map<string, number>();
  const faults = new Map<string, number>();
  const count = (counts: Map<string, number>, kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const counting: Around = (call, go) => {
    count(calls, `${call.operation} ${kindOf(call.key)}`);
    return go();
  };
  await plantOldSeeds(site.seeds, chance, time.now());
  await build(site);

  let sent = 0;
  const queue = openQueue({ ...DEPLOYED, now: time.now, chance, duplicates });
  const counted = {
    ...queue,
    send: (body: string) => {
      sent++;
      queue.send(body);
    },
  };
  // The storm is over when the last message is: who died in it has left what the ticks have to find.
  const current: { -readonly [K in keyof Weather]: Weather[K] } = { ...weather };
  const onFault = (fault: string) => void count(faults, fault);
  const fleet = openFleet({ site, time, chance, weather: current, onFault, around: counting, timeouts: TIMEOUTS });
  let isOver = false;
  let isDone = false;

  const tickEachMinute = async (): Promise<void> => {
    const ticks: Promise<void>[] = [];
    let isSettled = false;
    for (let left = PATIENCE; left > 0 && !isSettled; left -= isDone ? 1 : 0) {
      await time.sleep(MINUTE);
      const isLate = isDone;
      ticks.push(
        fleet.tick().then((hasNothingToDo) => {
          isSettled ||= isLate && hasNothingToDo;
        }),
      );
    }
    await Promise.all(ticks);
  };
  const burst = async (): Promise<void> => {
    const plan = { seeds, within: seeds / 1_000, changing: 200, unrest };
    if (weather !== FAIR) counted.send(UNREADABLE);
    await doDeeds({ seeds: site.seeds, queue: counted, time, chance }, planDeeds(chance, plan, time.now()), unrest);
    isOver = true;
  };
  const messages = async (): Promise<void> => {
    const source = { ...DEPLOYED, time, queue, batchSize, invoke: fleet.ingest, isOver: () => isOver };
    await Promise.all([burst(), runEventSource(source)]);
    await fleet.settled();
    isDone = true;
    Object.assign(current, FAIR);
  };
  const start = time.now();
  await time.pass(Promise.all([messages(), tickEachMinute()]));
  await time.pass(fleet.settled());
  return { messages: sent, deadLetters: queue.deadLetters, calls, faults, took: time.now() - start };
};

/** Dead letters that should not be there. */
export const wrongDeadLetters = ({ deadLetters }: Simulated): Message[] =>
  deadLetters.filter(({ body }) => body !== UNREADABLE);

/** What a call is about. */
const kindOf = (key: string): string => {
  if (key === "state/root.json") return "root";
  if (key.startsWith("state/nodes/")) return "node";
  if (key.startsWith("public/articles/")) return "page";
  if (key.startsWith("public/archive/")) return "archive";
  if (key.startsWith("public/")) return "front";
  return key.startsWith("state/") ? "state" : "seed";
};
