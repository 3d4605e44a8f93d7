import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Root } from "#catalog/root.ts";
import type { handler as Reconcile } from "../../functions/reconcile.ts";
import { startServices } from "../support/aws-services.ts";
import { CONFIGURATION } from "../support/harbour.ts";
import { stubLambda } from "../support/lambda-environment.ts";
import { lambdaContext } from "../support/s3-events.ts";
import { article } from "../support/test-site.ts";

const aws = startServices();

/** The handler as it starts cold with these variables. */
const started = async (variables: Readonly<Record<string, string>> = {}, configuration: object = {}) => {
  vi.resetModules();
  stubLambda(aws.server, aws.folder);
  writeFileSync(join(aws.folder, "seedwire.config.json"), JSON.stringify({ ...CONFIGURATION, ...configuration }));
  for (const [name, value] of Object.entries({ QUEUE_URL: aws.queue.url, ...variables })) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { handler: reconcile } = (await import("../../functions/reconcile.ts")) as { handler: typeof Reconcile };
  return { reconcile };
};

/** An article that has lain there for long. */
const plant = (key: string, text = article(`The ${key} rings`)): void => {
  const lastModified = new Date("2025-06-01T00:00:00Z");
  aws.server.bucket("seeds").set(`in/${key}`, { body: Buffer.from(text), etag: `"${key}"`, lastModified, headers: {} });
};
const root = (): Root => JSON.parse(aws.server.bucket("feeds").get("state/root.json")?.body.toString() ?? "{}");
const published = (): Record<string, string> =>
  Object.fromEntries(
    [...aws.server.bucket("feeds")].flatMap(([key, { body }]) => (key.startsWith("public/") ? [[key, `${body}`]] : [])),
  );
describe("a state that is not as it should be", () => {
  const nodes = () => [...aws.server.bucket("feeds").keys()].filter((key) => key.startsWith("state/nodes/"));
  const site = async () => {
    for (let i = 0; i < 20; i++) plant(`${i}.txt`, article(`Bell ${i} rings`, `2025-05-${String(1 + (i % 28))}`));
    const { reconcile } = await started();
    await reconcile({ task: "compare" }, lambdaContext());
    return published();
  };

  test("with any node missing or damaged is repaired by the comparison, and nothing of the site is lost", async () => {
    const whole = await site();
    for (const [i, key] of nodes().entries()) {
      const node = aws.server.bucket("feeds").get(key);
      if (i % 2 === 0 || !node) aws.server.bucket("feeds").delete(key);
      else aws.server.bucket("feeds").set(key, { ...node, body: Buffer.from("[]"), headers: {} });
      const { reconcile } = await started();
      await reconcile({ task: "compare" }, lambdaContext(60_000));
      for (let slice = 0; slice < 3 && root().comparing; slice++) await reconcile({}, lambdaContext(60_000));
      expect(published()).toEqual(whole);
      expect(root()).toMatchObject({ counts: { published: 20 } });
    }
  }, 60_000);

  test("is repaired by a tick that comes upon it", async () => {
    const whole = await site();
    for (const key of nodes()) aws.server.bucket("feeds").delete(key);
    const { reconcile } = await started();
    await reconcile({}, lambdaContext());
    expect(published()).toEqual(whole);
    expect(nodes()).not.toEqual([]);
  });

  test("loses no node of its topics to the garbage collection", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    for (const key of ["bell.md", "crab.md"]) plant(key, article(`The ${key} rings\ntags: [sea]`));
    for (let day = 0; day < 4; day++) {
      for (const [key, object] of aws.server.bucket("feeds"))
        aws.server.bucket("feeds").set(key, { ...object, lastModified: new Date(Date.now() - 2 * 86_400_000) });
      vi.setSystemTime(Date.now() + 86_400_000);
      const { reconcile } = await started({}, { topics: { tags: true } });
      await reconcile({ task: "compare" }, lambdaContext(60_000));
      await reconcile({}, lambdaContext(60_000));
    }
    const standing = new Set(nodes());
    const { topics, published: then } = root();
    for (const { node } of [...topics, ...then.topics, ...then.sitemap])
      expect(standing).toContain(`state/nodes/${node}`);
    expect(topics.length).toBeGreaterThan(0);
  });
});
