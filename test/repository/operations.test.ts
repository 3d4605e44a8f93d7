import { describe, expect, test } from "vitest";
import { numberIn, tableBelow } from "../support/markdown-table.ts";
import { readProjectFile } from "../support/project.ts";
import { monthlyCost, type Requests, roughly } from "./cost.ts";
import { codeSpans } from "./documents.ts";

const page = readProjectFile("docs/operations.md");
const serverless = readProjectFile("serverless.yml");
const alarms = readProjectFile("deploy/alarms.yml");

/** Names of one level of indentation in a part of a YAML file. */
const namesIn = (yaml: string, indent: number): readonly string[] =>
  [...yaml.matchAll(new RegExp(`^ {${indent}}(\\w+):`, "gm"))].map(([, name = ""]) => name);
const sectionOf = (yaml: string, head: string): string => yaml.split(`\n${head}:\n`)[1]?.split(/\n(?=\S)/)[0] ?? "";
/** Code spans in the first column of a table of the page. */
const firstColumn = (heading: string, table = 0): readonly string[] =>
  tablesBelow(heading)[table]?.flatMap(([first = ""]) => codeSpans(first)) ?? [];
const tablesBelow = (heading: string): readonly (readonly (readonly string[])[])[] => {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return section
    .split(/\n\n/)
    .filter((block) => block.startsWith("|"))
    .map((block) => tableBelow(`# ${heading}\n${block}`, heading));
};

describe("docs/operations.md tells of all that the template has, and of nothing else:", () => {
  test("parameters", () => {
    const known = [...namesIn(sectionOf(serverless, "params"), 4), "idAuthority", "idDate"];
    expect(known).toContain("alarmEmail");
    expect(firstColumn("Deploy").toSorted()).toEqual(known.toSorted());
  });

  test("parameters in the example of a stage", () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    const known = namesIn(sectionOf(serverless, "params"), 4);
    expect(namesIn(example, 4).filter((name) => !known.includes(name))).toEqual([]);
    expect(namesIn(example, 4).length).toBeGreaterThan(1);
  });

  test("outputs", () => {
    const known = namesIn(readProjectFile("deploy/outputs.yml"), 2);
    expect(known).toContain("SeedQueueUrl");
    expect(firstColumn("Deploy", 1).toSorted()).toEqual(known.toSorted());
  });

  test("alarms", () => {
    const known = alarms.split(/\n(?= {2}\w)/).filter((one) => one.includes("AWS::CloudWatch::Alarm"));
    const names = known.flatMap((one) => namesIn(one, 2));
    expect(names).toContain("TickStopped");
    expect(firstColumn("Alarms").toSorted()).toEqual(names.toSorted());
  });

  test("sections of its own, where it refers to them", () => {
    const anchors = [...page.matchAll(/^#+ (.+)$/gm)].map(([, head = ""]) =>
      head.toLowerCase().replaceAll(/[^\w]+/g, "-"),
    );
    const links = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, link = ""]) => link);
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter((link) => !anchors.includes(link))).toEqual([]);
  });
});

test.each([
  ["each failed attempt adds 370 s; six attempts", "deploy/seeds.yml", "VisibilityTimeout: 370"],
  ["a message failed six times", "deploy/seeds.yml", "maxReceiveCount: 6"],
  ["4 days, 14 in the dead-letter queue", "deploy/seeds.yml", "MessageRetentionPeriod: 345600 # 4 days"],
  ["4 days, 14 in the dead-letter queue", "deploy/seeds.yml", "MessageRetentionPeriod: 1209600 # 14 days"],
  ["`oldVersionDays`, 90 days", "serverless.yml", "oldVersionDays: 90"],
  ["`logDays`, 30 days", "serverless.yml", "logDays: 30"],
  ["the queue gathers a batch | 1 s | 1 s", "serverless.yml", "maximumBatchingWindow: 1\n"],
  ["five workers of a hundred messages", "serverless.yml", "maximumConcurrency: 5\n"],
  ["five workers of a hundred messages", "serverless.yml", "batchSize: 100\n"],
  ["the 1.8 GB that the functions have", "serverless.yml", "memorySize: 1769\n"],
  ["the 15 minutes that a function may run", "serverless.yml", "timeout: 900\n"],
  ["notes after three quarters of a minute", "functions/reconcile.ts", "SLICE = 70_000;"],
  ["notes after three quarters of a minute", "lib/pipeline/reconcile.ts", "ENOUGH = 20;"],
  ["two hundred or more", "lib/pipeline/reconcile.ts", "MANY = 200;"],
  ["four to a message", "functions/seed-events.ts", "KEYS = 4;"],
  ["older than a day", "lib/catalog/collect.ts", "DAY = 86_400;"],
  ["more than five hundred changes", "lib/pipeline/relate-site.ts", "MANY = 500;"],
  [
    "`max-age=60, stale-while-revalidate=300`",
    "lib/publish/feed-document.ts",
    "max-age=60, stale-while-revalidate=300",
  ],
  ["at most 4 MB", "lib/read/read-seed.ts", "LARGEST_SEED = 4 * 1024 * 1024;"],
  ["up to 100 MB", "lib/pipeline/media.ts", "LARGEST_COPY = 100 * 1024 * 1024;"],
  ["copies eight at a time", "lib/pipeline/copy-media.ts", "FEW = 8;"],
  ["`PriceClass_100`", "deploy/delivery.yml", "PriceClass: PriceClass_100"],
])("docs/operations.md says “%s” because %s does", (words, path, source) => {
  expect(page.replaceAll(/\s+/g, " ")).toContain(words);
  expect(readProjectFile(path)).toContain(source);
});

describe("what docs/operations.md reckons that it costs", () => {
  const priced = new Map(tableBelow(page, "Prices").map(([what = "", dollars = ""]) => [what, numberIn(dollars)]));
  const price = (row: string): number => {
    const dollars = priced.get(row);
    if (dollars === undefined) throw new Error(`There is no price for “${row}”`);
    return dollars;
  };
  const counted = tableBelow(page, "Counted requests").map(
    ([, gets = "", puts = ""]) => [numberIn(gets), numberIn(puts)] as const,
  );
  const [lone, behind, second, , , , idle, compare, thousand] = counted;
  const alarmed = [...alarms.matchAll(/\bMetricName:/g)].length;

  test("rests on the alarms that there are", () => {
    expect(alarmed).toBe(9);
    expect(page).toContain("nine metrics in alarms");
  });

  test("follows from its counts and its prices", () => {
    if (!(lone && behind && second && idle && compare && thousand)) throw new Error("A count is missing");
    const requests: Requests = { lone, behind, second, idle, compare, thousand };
    const rows = tableBelow(page, "A month");
    const reckoned = rows.map(([articles = "", archive = ""]) => [
      articles,
      archive,
      ...[0, 100, 1_000, 10_000, 100_000].map((subscribers) =>
        roughly(
          monthlyCost(
            { articles: numberIn(articles), archive: numberIn(archive), subscribers },
            requests,
            price,
            alarmed,
          ),
        ),
      ),
    ]);
    expect(rows).toEqual(reckoned);
  });
});
