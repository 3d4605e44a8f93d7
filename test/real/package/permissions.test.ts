import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { s3Event, s3Record, sqsEvent } from "../../support/s3-events.ts";
import { type StrictS3, startStrictS3 } from "../../support/strict-s3.ts";
import { type StrictSqs, startStrictSqs } from "../../support/strict-sqs.ts";
import { article } from "../../support/test-site.ts";
import { type DeployedFunction, startFunction } from "./deployed-function.ts";
import { type Guard, guard } from "./guard.ts";
import { resolveTemplate } from "./resolve-template.ts";
import { watchedBy } from "./rules/alarms.ts";
import { roleStatements, type Statement } from "./rules/policies.ts";
import { packageTemplate, resourcesOf, type Template } from "./template.ts";

let template: Template;
let server: StrictS3;
let queue: StrictSqs;
let functions: Readonly<Record<"ingest" | "reconcile", DeployedFunction>>;
let seeds: string;
let feeds: string;
const folder = mkdtempSync(join(tmpdir(), "seedwire-functions-"));

beforeAll(async () => {
  template = resolveTemplate(await packageTemplate());
  server = await startStrictS3();
  queue = await startStrictSqs(queuePath());
  functions = {
    ingest: startFunction(template, "IngestLambdaFunction", "ingest", server, queue, folder),
    reconcile: startFunction(template, "ReconcileLambdaFunction", "reconcile", server, queue, folder),
  };
  [seeds = "", feeds = ""] = ["SeedsBucket", "FeedsBucket"].map((id) =>
    String(template.Resources[id]?.Properties?.BucketName),
  );
});
afterAll(async () => {
  for (const each of Object.values(functions)) await each.close();
  await server.close();
  await queue.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  server.hooks.length = 0;
  for (const bucket of [seeds, feeds]) server.bucket(bucket).clear();
});

/** Where the template says that the queue is. */
const queuePath = (): string => {
  const [{ of } = { of: { Environment: { Variables: { QUEUE_URL: "" } } } }] = resourcesOf<{
    readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
  }>(template, "AWS::Lambda::Function");
  return new URL(of.Environment.Variables.QUEUE_URL ?? "").pathname;
};

const roles = { ingest: "IngestRole", reconcile: "ReconcileRole" } as const;
const grantsOf = (name: keyof typeof roles): readonly Statement[] => roleStatements(template, roles[name]);

/** Runs a function under these statements alone. */
const runAs = async (name: keyof typeof roles, event: unknown, guarded: Guard[], grants = grantsOf(name)) => {
  server.hooks.length = 0;
  guarded.push(guard(server, queue, grants));
  const answer = await functions[name].invoke(event);
  server.hooks.length = 0;
  return answer;
};

/** Puts an article there, and gives the message that S3 sends of it. */
const drop = (key: string, text: string) => {
  const object = { body: Buffer.from(text), etag: `"${text.length}"`, lastModified: new Date(), headers: {} };
  server.bucket(seeds).set(key, object);
  return sqsEvent(s3Event(s3Record(key, { bucket: seeds })));
};
const remove = (key: string) => {
  server.bucket(seeds).delete(key);
  return sqsEvent(s3Event(s3Record(key, { bucket: seeds, eventName: "ObjectRemoved:DeleteMarkerCreated" })));
};
/** More than a comparison looks at itself. */
const dropMany = () => {
  for (let i = 0; i < 205; i++) drop(`many/${i}.md`, article(`Gull ${i}`));
};
/** Lets two days pass over the last collection and four over the nodes, so that what nobody needs is garbage. */
const age = () => {
  const objects = server.bucket(feeds);
  for (const [key, object] of objects) {
    const days = key.startsWith("state/nodes/") ? 4 : 2;
    objects.set(key, { ...object, lastModified: new Date(Date.now() - days * 86_400_000) });
  }
  const root = objects.get("state/root.json");
  if (!root) return;
  const body = Buffer.from(JSON.stringify({ ...JSON.parse(root.body.toString()), collectedAt: 0 }));
  objects.set("state/root.json", { ...root, body, headers: {} });
};
const feed = () => server.bucket(feeds).get("public/feed.json")?.body.toString() ?? "";

const tick = () => ({});
const compare = () => ({ task: "compare" });

/** Everything that the functions are for, from the first tick over empty buckets on. */
const day: readonly (readonly [keyof typeof roles, event: () => unknown, before?: () => unknown])[] = [
  ["reconcile", tick],
  ["ingest", () => drop("bell.txt", article("Bell rings"))],
  ["ingest", () => drop("bell.txt", article("Bell is silent"))],
  ["ingest", () => drop("poison.md", "%PDF-1.7 no article")],
  ["reconcile", tick],
  ["ingest", () => remove("bell.txt")],
  ["reconcile", compare, () => drop("lost.md", "# Lost\n\nIts event never came.\n")],
  ["reconcile", compare, () => remove("lost.md")],
  ["reconcile", compare, () => [dropMany(), age()]],
];

const live = async (
  without: (statement: Statement) => readonly Statement[] = (statement) => [statement],
): Promise<Guard> => {
  const guarded: Guard[] = [];
  for (const [name, event, before] of day) {
    before?.();
    await runAs(name, event(), guarded, grantsOf(name).flatMap(without)).catch(() => undefined);
  }
  return {
    refused: guarded.flatMap(({ refused }) => refused),
    used: new Set(guarded.flatMap(({ used }) => [...used])),
  };
};

/** Each action on each place, as the roles grant them: `action on resource`; but for what Lambda does in a function's name. */
const granted = (): ReadonlySet<string> =>
  new Set(
    (["ingest", "reconcile"] as const)
      .flatMap(grantsOf)
      .flatMap(({ actions, resources }) =>
        actions.flatMap((action) => resources.map((place) => `${action} on ${place}`)),
      )
      .filter((right) => /^(s3|sqs:SendMessage)\b/.test(right)),
  );

const takeAway = (statement: Statement, right: string): readonly Statement[] => {
  const { actions, resources } = statement;
  const [lost, place] = right.split(" on ");
  if (!resources.some((resource) => resource === place)) return [statement];
  return [
    { ...statement, actions: actions.filter((action) => action !== lost) },
    { ...statement, resources: resources.filter((resource) => resource !== place) },
  ];
};

describe("under their roles alone", () => {
  test("the functions take in, edit, reject and delete articles", async () => {
    const guarded: Guard[] = [];
    const done = { batchItemFailures: [] };
    await runAs("reconcile", tick(), guarded);
    expect(JSON.parse(feed())).toMatchObject({ items: [] });
    expect(await runAs("ingest", drop("bell.txt", article("Bell rings")), guarded)).toEqual(done);
    expect(feed()).toContain("Bell rings");
    expect(await runAs("ingest", drop("bell.txt", article("Bell is silent")), guarded)).toEqual(done);
    expect(feed()).toContain("Bell is silent");
    expect(await runAs("ingest", remove("bell.txt"), guarded)).toEqual(done);
    expect(JSON.parse(feed())).toMatchObject({ items: [] });
    expect(guarded.flatMap(({ refused }) => refused)).toEqual([]);
  });

  test("a day passes without a call refused, and with every right used", async () => {
    const { refused, used } = await live();
    expect(refused).toEqual([]);
    expect(granted()).toEqual(used);
  });

  test("and with any one right less it does not", async () => {
    for (const right of granted()) {
      for (const bucket of [seeds, feeds]) server.bucket(bucket).clear();
      const { refused } = await live((statement) => takeAway(statement, right));
      expect(refused, `without ${right}`).not.toEqual([]);
    }
  });

  test("a right to list under a prefix alone would not tell a deleted article from a forbidden one", async () => {
    await runAs("ingest", drop("bell.txt", article("Bell rings")), []);
    const guarded: Guard[] = [];
    const narrowed = grantsOf("ingest").map((statement) =>
      statement.actions.includes("s3:ListBucket")
        ? { ...statement, conditions: { StringLike: { "s3:prefix": ["*"] } } }
        : statement,
    );
    expect(await runAs("ingest", remove("bell.txt"), guarded, narrowed)).toMatchObject({ batchItemFailures: [{}] });
    expect(guarded[0]?.refused).toContain(`s3:ListBucket on arn:aws:s3:::${seeds}`);
    await vi.waitFor(() => expect(functions.ingest.lines.join()).toContain('"name":"StoreRefused"'));
  });
});

describe("what the functions tell CloudWatch", () => {
  test("has the names that the alarms watch", async () => {
    await live();
    const ours = [...watchedBy(template)].filter((metric) => metric.startsWith("Seedwire/"));
    expect(ours).toHaveLength(2);
    await vi.waitFor(() => expect(metricsTold()).toEqual(expect.arrayContaining(ours)));
  });

  test("is about this installation alone", () => {
    const [first] = resourcesOf<{ readonly FunctionName: string }>(template, "AWS::Lambda::Function");
    expect(first?.of.FunctionName).toMatch(/^seedwire-prod-/);
    expect(metricsTold().filter((metric) => !metric.endsWith(" of seedwire-prod"))).toEqual([]);
  });
});

const metricsTold = () => Object.values(functions).flatMap(({ lines }) => lines.flatMap(metricsIn));

/** The metrics of a log line in CloudWatch's embedded metric format, as `watchedBy` names them. */
const metricsIn = (line: string): readonly string[] => {
  if (!line.includes('"_aws"')) return [];
  const { _aws: envelope, ...values } = JSON.parse(line) as Embedded & Readonly<Record<string, unknown>>;
  return envelope.CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Metrics.map(({ Name }) => `${Namespace}/${Name} of ${Dimensions[0]?.map((dimension) => values[dimension]).join()}`),
  );
};

interface Embedded {
  readonly _aws: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
}
