import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { ConfigurationError } from "#model/errors.ts";
import { openDeployment, siteFor } from "../../functions/environment.ts";
import { CONFIGURATION } from "../support/harbour.ts";
import { forgetSettings } from "../support/lambda-environment.ts";
import { temporaryFolder } from "../support/test-site.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const deploymentOf = (variables: Readonly<Record<string, string | undefined>>, configuration?: string) => {
  const folder = temporaryFolder();
  if (configuration !== undefined) writeFileSync(join(folder, "seedwire.config.json"), configuration);
  forgetSettings();
  const all = { SEEDS_BUCKET: "seeds-bucket", FEEDS_BUCKET: "feeds-bucket", LAMBDA_TASK_ROOT: folder, ...variables };
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value);
  return openDeployment();
};
const packaged = JSON.stringify(CONFIGURATION);

test("the package's configuration counts, and variables overrule it", () => {
  const { channel, seeds, out, seedsPrefix } = deploymentOf(
    { SEEDS_PREFIX: "in/articles", FEEDS_PREFIX: "site/", SEEDWIRE_TITLE: "The Pier", SEEDWIRE_ENTRIES_PER_FEED: "5" },
    packaged,
  );
  expect(channel).toMatchObject({ title: "The Pier", entriesPerFeed: 5, siteUrl: "https://quay.example/" });
  expect([seeds.location, out.location]).toEqual(["s3://seeds-bucket/in/articles", "s3://feeds-bucket/site"]);
  expect(seedsPrefix).toBe("in/articles/");
});

test("variables alone are enough", () => {
  const variables = {
    SEEDWIRE_SITE_URL: "https://pier.example",
    SEEDWIRE_ID_AUTHORITY: "pier.example",
    SEEDWIRE_ID_DATE: "2024-01-01",
  };
  expect(deploymentOf(variables).channel.siteUrl).toBe("https://pier.example/");
});

test.each([
  ["no bucket of seeds", { SEEDS_BUCKET: undefined }, packaged, /SEEDS_BUCKET is not set/],
  ["no bucket for feeds", { FEEDS_BUCKET: "" }, packaged, /FEEDS_BUCKET is not set/],
  ["no configuration", {}, undefined, /The configuration is not right:\n {2}siteUrl: missing/],
  ["a configuration that is no JSON", {}, "{", /seedwire\.config\.json cannot be read/],
  ["a setting that is wrong", { SEEDWIRE_TIME_ZONE: "Mars/Base" }, packaged, /timeZone: found "Mars\/Base"/],
  ["a variable that means nothing", { SEEDWIRE_COLOUR: "red" }, packaged, /SEEDWIRE_COLOUR: there is no such variable/],
  ["one place for both", { FEEDS_BUCKET: "seeds-bucket" }, packaged, /overlap/],
  [
    "a site within the seeds, whose pages would come back as events",
    { FEEDS_BUCKET: "seeds-bucket", SEEDS_PREFIX: "a", FEEDS_PREFIX: "a/b" },
    packaged,
    /overlap/,
  ],
])("%s is refused", (_, variables, configuration, message) => {
  expect(() => deploymentOf(variables, configuration)).toThrow(ConfigurationError);
  expect(() => deploymentOf(variables, configuration)).toThrow(message);
});

test("one bucket with two prefixes is allowed", () => {
  const { out } = deploymentOf({ FEEDS_BUCKET: "seeds-bucket", SEEDS_PREFIX: "in", FEEDS_PREFIX: "out" }, packaged);
  expect(out.location).toBe("s3://seeds-bucket/out");
});

test("nothing is tried again in the last five seconds of an invocation", () => {
  const deployment = deploymentOf({}, packaged);
  const { clock } = siteFor(deployment, 30_000);
  expect(clock.deadline - clock.now()).toBe(25);
  const late = siteFor(deployment, 3_000).clock;
  expect(late.deadline).toBe(late.now());
});
