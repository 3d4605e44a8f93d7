import { beforeAll, describe, expect, test } from "vitest";
import { resolveTemplate } from "./resolve-template.ts";
import { describeAlarms } from "./rules/alarms.ts";
import { describeBuckets } from "./rules/buckets.ts";
import { describeDelivery } from "./rules/delivery.ts";
import { describeFunctions } from "./rules/functions.ts";
import { describePermissions } from "./rules/permissions.ts";
import { describeQueue } from "./rules/queue.ts";
import { findRefused } from "./specification.ts";
import { changed, packageTemplate, substituted, type Template } from "./template.ts";

let template: Template;
beforeAll(async () => {
  template = await packageTemplate();
});
const packaged = () => template;

describe("what osls makes of serverless.yml", () => {
  describeQueue(packaged);
  describeBuckets(packaged);
  describeDelivery(packaged);
  describePermissions(packaged);
  describeFunctions(packaged);
  describeAlarms(packaged);
});

describe("CloudFormation's resource specification", () => {
  test("refuses nothing in it", async () => {
    expect(await findRefused(template)).toEqual([]);
  });

  test.each([
    ["a type it does not know", "SeedQueue.Type", "AWS::SQS::Heap"],
    ["a property it does not know", "SeedQueue.Properties.Visibility", 1],
    ["a property deep down", "Distribution.Properties.DistributionConfig.Origins.0.Path", "/"],
    ["what is missing", "FeedsBucketPolicy.Properties.PolicyDocument", undefined],
    [
      "what is missing in a branch of a condition",
      "Distribution.Properties.DistributionConfig.ViewerCertificate.Fn::If.1.Certificate",
      "x",
    ],
    ["a text for a number", "SeedQueue.Properties.VisibilityTimeout", "370"],
    ["a number for a text", "Tick.Properties.ScheduleExpression", 1],
    ["a single value for a list", "Distribution.Properties.DistributionConfig.Origins", {}],
    ["a reference to nothing", "SeedsBucketPolicy.Properties.Bucket", { Ref: "Nothing" }],
    ["a reference to nothing in a text", "SeedsBucket.Properties.BucketName", substituted("Nothing.Arn")],
    [
      "an attribute that is not there",
      "Tick.Properties.Target.Arn",
      { "Fn::GetAtt": ["ReconcileLambdaFunction", "Name"] },
    ],
    ["a condition that is not there", "AlarmEmail.Condition", "HasPigeon"],
    ["a circle", "SeedQueue.DependsOn", "SeedsBucket"],
    [
      "a circle through a text",
      "Distribution.Properties.DistributionConfig.Comment",
      substituted("IngestLambdaFunction"),
    ],
  ])("refuses %s", async (_, path, value) => {
    expect(await findRefused(changed(template, path, value))).not.toEqual([]);
  });
});

describe("an operator's choices", () => {
  const siteOf = (resolved: Template) => resolved.Outputs?.RssFeed?.Value;

  test("without any, the feeds stand at CloudFront's own domain", () => {
    expect(siteOf(resolveTemplate(template))).toBe("https://d111111abcdef8.cloudfront.net/rss.xml");
  });

  test("every address that a person needs is an output", () => {
    expect(Object.keys(resolveTemplate(template).Outputs ?? {})).toEqual(
      expect.arrayContaining([
        ...["Site", "RssFeed", "AtomFeed", "JsonFeed", "DropArticlesInto", "DomainTarget"],
        ...["FeedsBucketName", "SeedQueueUrl", "DeadLetterQueueUrl", "AlarmTopicArn"],
      ]),
    );
  });

  test("a domain brings its certificate, and is what the functions write into the feeds", async () => {
    const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0";
    const own = await packageTemplate({ params: { domain: "feeds.quay.example", certificateArn } });
    expect(await findRefused(own)).toEqual([]);
    const resolved = resolveTemplate(own);
    expect(siteOf(resolved)).toBe("https://feeds.quay.example/rss.xml");
    expect(resolved.Resources.Distribution?.Properties).toMatchObject({
      DistributionConfig: {
        Aliases: ["feeds.quay.example"],
        ViewerCertificate: { AcmCertificateArn: certificateArn, MinimumProtocolVersion: "TLSv1.2_2021" },
      },
    });
    expect(resolved.Resources.IngestLambdaFunction?.Properties).toMatchObject({
      Environment: { Variables: { SEEDWIRE_SITE_URL: "https://feeds.quay.example/" } },
    });
  });

  test("a mail address is told of alarms, and without one nobody is", async () => {
    expect(resolveTemplate(template).Resources.AlarmEmail).toBeUndefined();
    const told = resolveTemplate(await packageTemplate({ params: { alarmEmail: "watch@quay.example" } }));
    expect(told.Resources.AlarmEmail?.Properties).toMatchObject({ Endpoint: "watch@quay.example" });
  });

  test("stages in one account share no name", async () => {
    const [ours, theirs] = [template, await packageTemplate({ stage: "trial" })].map((each) =>
      namesIn(resolveTemplate(each)),
    );
    expect(ours?.length).toBeGreaterThan(9);
    expect(ours?.filter((name) => theirs?.includes(name))).toEqual([]);
  });

  test("no id authority, no package: ids are for ever", async () => {
    await expect(packageTemplate({ params: { idAuthority: undefined } })).rejects.toThrow(/SEEDWIRE_ID_AUTHORITY/);
  });
});

/** Names that are taken once in an account, or in the world. */
const namesIn = ({ Resources }: Template): readonly string[] =>
  Object.values(Resources).flatMap(({ Properties = {} }) => {
    const inner = Object.values(Properties).map((property) => (property as { readonly Name?: unknown } | null)?.Name);
    return [Properties.BucketName, Properties.FunctionName, Properties.LogGroupName, ...inner].filter(
      (name): name is string => typeof name === "string",
    );
  });
