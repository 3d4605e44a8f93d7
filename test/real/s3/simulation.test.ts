import { afterAll, beforeAll, test } from "vitest";
import { openS3 } from "#store/s3-store.ts";
import { type RealS3, startRealS3 } from "../../support/ceph.ts";
import { expectClean } from "../../support/simulation/expect-clean.ts";
import { simulate } from "../../support/simulation/simulate.ts";
import { openVirtualTime } from "../../support/simulation/virtual-time.ts";
import { channel, clockAt, NOON, siteOf } from "../../support/test-site.ts";

let server: RealS3;
beforeAll(async () => {
  server = await startRealS3();
});
afterAll(() => server.stop());

const STORM = { unreadable: 10, unavailable: 1, contested: 10, killed: 1, asleep: 1 };

/** The server stamps with its own clock, which runs on beside the simulation's. */
test("a burst in a storm ends in real buckets where a clean build does", async () => {
  const time = openVirtualTime(NOON);
  const now = () => Math.floor(time.now());
  const open = async () => openS3({ bucket: await server.createBucket(), client: server.client() });
  const [seeds, out] = [await open(), await open()];
  const site = siteOf({
    seeds,
    out,
    channel: { ...channel, lastModified: "ignore" },
    clock: { ...clockAt(NOON), now },
  });
  const options = { site, time, seed: 3, seeds: 120, batchSize: 20, weather: STORM, unrest: 50, duplicates: 10 };
  await expectClean(await simulate(options), seeds, out, now(), site.channel);
});
