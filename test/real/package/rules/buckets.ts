import { resourcesOf, type Template } from "../template.ts";
import { resourceStatements } from "./policies.ts";
import { describeRule, type Rule, unmet } from "./rule.ts";

interface Bucket {
  readonly BucketName: string;
  readonly AccessControl?: string;
  readonly WebsiteConfiguration?: unknown;
  readonly PublicAccessBlockConfiguration?: Readonly<Record<string, boolean>>;
  readonly BucketEncryption?: unknown;
  readonly VersioningConfiguration?: { readonly Status: string };
  readonly NotificationConfiguration?: unknown;
  readonly LifecycleConfiguration?: {
    readonly Rules: readonly {
      readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number };
      readonly ExpirationInDays?: number;
    }[];
  };
}

/** The stack's buckets; CloudFormation names those that have no name of ours. */
const bucketsOf = (template: Template) =>
  resourcesOf<Partial<Bucket>>(template, "AWS::S3::Bucket").map(({ id, of, ...bucket }) => ({
    ...bucket,
    id,
    of: { BucketName: id.toLowerCase(), ...of } as Bucket,
  }));

/** What both functions are told of a bucket. */
const toldOf = (template: Template, variable: string): ReadonlySet<string | undefined> =>
  new Set(
    resourcesOf<{ readonly Environment: { readonly Variables: Readonly<Record<string, string>> } }>(
      template,
      "AWS::Lambda::Function",
    ).map(({ of }) => of.Environment.Variables[variable]),
  );

const separate: Rule = (template) => {
  const triggers = bucketsOf(template).filter(({ of }) => of.NotificationConfiguration);
  const [seeds, feeds] = [toldOf(template, "SEEDS_BUCKET"), toldOf(template, "FEEDS_BUCKET")];
  return unmet({
    "both functions read the bucket that tells of articles":
      seeds.size === 1 && triggers.every(({ of }) => seeds.has(of.BucketName)),
    "both write to one other": feeds.size === 1 && [...feeds].every((name) => !seeds.has(name)),
    "which is a bucket of the stack": bucketsOf(template).some(({ of }) => feeds.has(of.BucketName)),
  });
};

const BLOCKS = ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];

const closed: Rule = (template) =>
  bucketsOf(template).flatMap(({ id, of }) => {
    const open = resourceStatements(template, of.BucketName).filter(
      ({ effect, principals }) => effect === "Allow" && principals.includes("*"),
    );
    return unmet({
      [`${id}: every public access is blocked`]: BLOCKS.every(
        (block) => of.PublicAccessBlockConfiguration?.[block] === true,
      ),
      [`${id}: no list of its own opens it`]: of.AccessControl === undefined && of.WebsiteConfiguration === undefined,
      [`${id}: nobody unnamed is let in`]: open.length === 0,
      [`${id}: what lies there is encrypted`]: of.BucketEncryption !== undefined,
    });
  });

const onlyTls: Rule = (template) =>
  bucketsOf(template).flatMap(({ id, of }) => {
    const denied = resourceStatements(template, of.BucketName).filter(
      ({ effect, principals, actions, conditions }) =>
        effect === "Deny" &&
        principals.includes("*") &&
        actions.includes("s3:*") &&
        conditions.Bool?.["aws:SecureTransport"]?.join() === "false",
    );
    const covered = new Set(denied.flatMap(({ resources }) => resources));
    const arn = `arn:aws:s3:::${of.BucketName}`;
    return unmet({ [`${id}: no call without TLS`]: covered.has(arn) && covered.has(`${arn}/*`) });
  });

const kept: Rule = (template) => {
  const named = (names: ReadonlySet<string | undefined>) =>
    bucketsOf(template).find(({ of }) => names.has(of.BucketName));
  const [seeds, feeds] = [named(toldOf(template, "SEEDS_BUCKET")), named(toldOf(template, "FEEDS_BUCKET"))];
  const stays = (bucket: typeof seeds) =>
    bucket?.DeletionPolicy?.startsWith("Retain") && bucket.UpdateReplacePolicy === "Retain";
  const days = (bucket: typeof seeds) =>
    bucket?.of.LifecycleConfiguration?.Rules.flatMap((rule) => rule.NoncurrentVersionExpiration?.NoncurrentDays ?? []);
  const expires = [seeds, feeds].flatMap((bucket) => bucket?.of.LifecycleConfiguration?.Rules ?? []);
  return unmet({
    "the articles stay when the stack goes": stays(seeds),
    "the feeds stay when the stack goes": stays(feeds),
    "an article overwritten or deleted can be brought back": seeds?.of.VersioningConfiguration?.Status === "Enabled",
    "for a stated number of days": days(seeds)?.length === 1,
    "what was published is not kept as old versions": feeds?.of.VersioningConfiguration === undefined,
    "nothing that stands expires by age": expires.every(({ ExpirationInDays }) => ExpirationInDays === undefined),
  });
};

const named: Rule = (template) =>
  bucketsOf(template)
    .filter(({ of }) => !/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(of.BucketName))
    .map(({ of }) => `no name for a bucket: ${of.BucketName}`);

export const describeBuckets = (packaged: () => Template): void => {
  describeRule("articles and feeds lie in different buckets, so no write is a trigger", packaged, separate, [
    [
      "feeds written beside the articles",
      "IngestLambdaFunction.Properties.Environment.Variables.FEEDS_BUCKET",
      { Ref: "SeedsBucket" },
    ],
    ["a trigger on the feeds", "FeedsBucket.Properties.NotificationConfiguration", { QueueConfigurations: [] }],
    ["functions of two minds", "ReconcileLambdaFunction.Properties.Environment.Variables.FEEDS_BUCKET", "elsewhere"],
  ]);
  describeRule("no bucket is public", packaged, closed, [
    ["a block left out", "SeedsBucket.Properties.PublicAccessBlockConfiguration.RestrictPublicBuckets", false],
    ["no blocks on the bucket of deployments", "ServerlessDeploymentBucket.Properties.PublicAccessBlockConfiguration"],
    ["an access list", "FeedsBucket.Properties.AccessControl", "PublicRead"],
    ["a website", "FeedsBucket.Properties.WebsiteConfiguration", { IndexDocument: "index.html" }],
    ["a policy for anybody", "FeedsBucketPolicy.Properties.PolicyDocument.Statement.1.Principal", "*"],
    ["a policy for any account", "FeedsBucketPolicy.Properties.PolicyDocument.Statement.1.Principal", { AWS: "*" }],
    ["no encryption", "SeedsBucket.Properties.BucketEncryption"],
  ]);
  describeRule("no bucket answers without TLS", packaged, onlyTls, [
    [
      "objects left out",
      "SeedsBucketPolicy.Properties.PolicyDocument.Statement.0.Resource",
      { "Fn::GetAtt": ["SeedsBucket", "Arn"] },
    ],
    [
      "the condition the wrong way",
      "FeedsBucketPolicy.Properties.PolicyDocument.Statement.0.Condition.Bool",
      { "aws:SecureTransport": "true" },
    ],
    ["a policy on another bucket", "SeedsBucketPolicy.Properties.Bucket", { Ref: "FeedsBucket" }],
  ]);
  describeRule("what holds articles is kept, and what was taken down is not", packaged, kept, [
    ["articles that go with the stack", "SeedsBucket.DeletionPolicy", "Delete"],
    ["articles that go with a replacement", "SeedsBucket.UpdateReplacePolicy"],
    ["feeds that go with the stack", "FeedsBucket.DeletionPolicy"],
    ["no versions of articles", "SeedsBucket.Properties.VersioningConfiguration.Status", "Suspended"],
    ["versions for ever", "SeedsBucket.Properties.LifecycleConfiguration.Rules.0.NoncurrentVersionExpiration"],
    ["versions of what was published", "FeedsBucket.Properties.VersioningConfiguration", { Status: "Enabled" }],
    ["state that expires", "FeedsBucket.Properties.LifecycleConfiguration.Rules.0.ExpirationInDays", 30],
  ]);
  describeRule("buckets have names that S3 allows", packaged, named, [
    ["a name too long", "SeedsBucket.Properties.BucketName", "s".repeat(64)],
    ["capitals", "SeedsBucket.Properties.BucketName", "Seeds-"],
  ]);
};
