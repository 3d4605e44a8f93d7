import type { Channel } from "#model/channel.ts";
import type { Store } from "#store/store.ts";
import { checkAddress, checkConfiguration } from "./check-configuration.ts";
import { checkFront, lookAtFront } from "./check-feeds.ts";
import { checkCaughtUp, GRACE, listSeeds } from "./check-seeds.ts";
import { type Ask, checkHub, checkServed } from "./check-served.ts";
import { checkProbe, probeStore } from "./check-store.ts";
import { type Diagnosis, examine } from "./diagnosis.ts";
import type { StandingFeed } from "./published-feed.ts";
import type { Clock } from "./site.ts";
import { catalogOf } from "./site-catalog.ts";

export type { Ask, Diagnosis };

/** Where an installation lies, and by whose clock it is judged. */
export interface Installation {
  readonly seeds: Store;
  readonly out: Store;
  readonly clock: Clock;
  /** Reads the configuration at hand, where there is one; on AWS parameters overrule it. */
  readonly load?: () => Promise<Channel>;
}

/**
 * Looks at a configuration.
 * @param load reads it; what it throws is what is wrong
 * @param now seconds since 1970 UTC
 * @param ask given where the site and its hub are to be asked too
 */
export async function* examineConfiguration(
  load: () => Promise<Channel>,
  now: number,
  ask?: Ask,
): AsyncGenerator<Diagnosis> {
  const configuration = await examine(CONFIGURATION, load, (channel) => checkConfiguration(channel, now));
  yield configuration;
  if (configuration.found && ask) yield* examineSite(configuration.found, ask);
}

/**
 * Looks at an installation, from the seeds to the feeds. Where its site is and how it is configured, it is asked
 * itself: the feeds tell. A configuration at hand has but to be one.
 * @param ask given where the site and its hub are to be asked too
 */
export async function* examineInstallation(installation: Installation, ask?: Ask): AsyncGenerator<Diagnosis> {
  const { seeds, out, clock, load } = installation;
  const now = clock.now();
  if (load) yield await examine(CONFIGURATION, load);
  const listing = await examine(`the articles in ${seeds.location} can be read`, () => listSeeds(seeds));
  yield listing;
  yield await examine(
    `${out.location} takes writes, and heeds their conditions`,
    () => probeStore(out, clock),
    checkProbe,
  );
  const state = await examine("the state can be read", () => catalogOf({ out }).read());
  yield state;
  if (!state.found) return;

  const snapshot = state.found;
  if (listing.found)
    yield { what: "every article was looked at", troubles: await checkCaughtUp(listing.found, snapshot, now) };
  const front = await examine(
    "the feeds show every article",
    () => lookAtFront(out),
    async (found) => [
      ...(await checkFront(found, snapshot, now)),
      ...(found.feed ? checkAddress(found.feed.siteUrl) : []),
    ],
  );
  yield front;
  const feed = front.found?.feed;
  if (feed && ask) yield* examineSite(feed, ask, feed.since < now - GRACE ? feed : undefined);
}

const CONFIGURATION = "the configuration can be used";

async function* examineSite(
  { siteUrl, hub }: Pick<Channel, "siteUrl" | "hub">,
  ask: Ask,
  standing?: StandingFeed,
): AsyncGenerator<Diagnosis> {
  yield await examine(
    `${siteUrl} serves the feeds`,
    () => checkServed(siteUrl, ask, standing),
    (troubles) => troubles,
  );
  if (hub)
    yield await examine(
      `the hub ${hub} is there`,
      () => ask(hub),
      (answer) => checkHub(hub, answer),
    );
}
