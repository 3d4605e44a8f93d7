import { resourcesOf, type Template } from "../template.ts";
import { resourceStatements, roleStatements } from "./policies.ts";
import { describeRule, type Rule, unmet } from "./rule.ts";

interface Queue {
  readonly VisibilityTimeout: number;
  readonly MessageRetentionPeriod: number;
  readonly RedrivePolicy?: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number };
}

interface Mapping {
  readonly EventSourceArn: string;
  readonly FunctionName: string;
  readonly BatchSize: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
}

interface Worker {
  readonly FunctionName: string;
  readonly Timeout: number;
  readonly ReservedConcurrentExecutions?: number;
}

interface SeedsBucket {
  readonly BucketName: string;
  readonly NotificationConfiguration?: {
    readonly QueueConfigurations: readonly { readonly Event: string; readonly Queue: string }[];
  };
}

/** The one queue that feeds a function, and what stands around it. */
const stationOf = (template: Template) => {
  const [mapping] = resourcesOf<Mapping>(template, "AWS::Lambda::EventSourceMapping");
  if (!mapping) throw new Error("No queue feeds a function");
  const queues = resourcesOf<Queue>(template, "AWS::SQS::Queue");
  const named = (arn: string | undefined) => queues.find(({ id }) => arn?.endsWith(`:${id}`));
  const queue = named(mapping.of.EventSourceArn);
  const worker = resourcesOf<Worker>(template, "AWS::Lambda::Function").find(({ of }) =>
    mapping.of.FunctionName.endsWith(`:${of.FunctionName}`),
  );
  if (!queue || !worker) throw new Error("The queue or the function of the mapping is missing");
  const redrive = queue.of.RedrivePolicy;
  return { mapping: mapping.of, queue, worker: worker.of, redrive, deadLetters: named(redrive?.deadLetterTargetArn) };
};

const attempts: Rule = (template) => {
  const { mapping, queue, worker, redrive, deadLetters } = stationOf(template);
  const window = mapping.MaximumBatchingWindowInSeconds ?? 0;
  return unmet({
    "six timeouts and the window fit into the visibility timeout":
      queue.of.VisibilityTimeout >= 6 * worker.Timeout + window,
    "a message is tried five times at least": (redrive?.maxReceiveCount ?? 0) >= 5,
    "then it goes to another queue": deadLetters !== undefined && deadLetters.id !== queue.id,
    "where it is kept longer, for its age goes on":
      (deadLetters?.of.MessageRetentionPeriod ?? 0) > queue.of.MessageRetentionPeriod,
  });
};

const workers: Rule = (template) => {
  const { mapping, worker } = stationOf(template);
  return unmet({
    "two workers at least": (mapping.ScalingConfig?.MaximumConcurrency ?? 0) >= 2,
    "no concurrency is reserved, which a new account may not have": worker.ReservedConcurrentExecutions === undefined,
    "each message has an answer of its own": mapping.FunctionResponseTypes?.includes("ReportBatchItemFailures"),
    "a batch above ten has a window": mapping.BatchSize <= 10 || (mapping.MaximumBatchingWindowInSeconds ?? 0) >= 1,
  });
};

const events: Rule = (template) => {
  const { mapping, queue } = stationOf(template);
  const told = resourcesOf<SeedsBucket>(template, "AWS::S3::Bucket").filter(({ of }) => of.NotificationConfiguration);
  const [bucket] = told;
  const heard = new Set(
    bucket?.of.NotificationConfiguration?.QueueConfigurations.filter(
      ({ Queue }) => Queue === mapping.EventSourceArn,
    ).map(({ Event }) => Event),
  );
  const [policy] = resourcesOf<{ readonly Queues: readonly string[] }>(template, "AWS::SQS::QueuePolicy");
  const [statement, ...others] = resourceStatements(template, policy?.id ?? "");
  return unmet({
    "one bucket tells the queue": told.length === 1,
    "of what is put": heard.has("s3:ObjectCreated:*"),
    "of what is removed": heard.has("s3:ObjectRemoved:*"),
    "of what expires": heard.has("s3:LifecycleExpiration:*"),
    "after the queue lets it in": [bucket?.DependsOn].flat().includes(policy?.id),
    "S3 alone may send": others.length === 0 && statement?.principals.join() === "s3.amazonaws.com",
    "and only send":
      statement?.actions.join() === "sqs:SendMessage" && statement.resources.join() === mapping.EventSourceArn,
    "for that bucket":
      statement?.conditions.ArnEquals?.["aws:SourceArn"]?.join() === `arn:aws:s3:::${bucket?.of.BucketName}`,
    "of this account": statement?.conditions.StringEquals?.["aws:SourceAccount"]?.length === 1,
    "the policy hangs on the queue": policy?.of.Queues.some((url) => url.endsWith(`/${queue.id}`)),
  });
};

interface Sender {
  readonly FunctionName: string;
  readonly Role: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

/** What the comparison hands on is looked at by those whom S3's own events reach. */
const handedOn: Rule = (template) => {
  const { queue, worker } = stationOf(template);
  const senders = resourcesOf<Sender>(template, "AWS::Lambda::Function");
  const rights = senders.map(({ of }) => ({
    name: of.FunctionName,
    places: roleStatements(template, of.Role.split("/").at(-1) ?? "")
      .filter(({ actions }) => actions.includes("sqs:SendMessage"))
      .flatMap(({ resources }) => resources),
  }));
  return unmet({
    "every function knows that queue": senders.every(({ of }) =>
      of.Environment.Variables.QUEUE_URL?.endsWith(`/${queue.id}`),
    ),
    "those who look at seeds send none": rights.every(
      ({ name, places }) => name !== worker.FunctionName || places.length === 0,
    ),
    "the other sends to that queue, and to no other": rights.every(
      ({ name, places }) => name === worker.FunctionName || places.join().endsWith(`:${queue.id}`),
    ),
  });
};

export const describeQueue = (packaged: () => Template): void => {
  describeRule("a message is tried often enough, with time enough between", packaged, attempts, [
    ["a visibility timeout without the window", "SeedQueue.Properties.VisibilityTimeout", 360],
    ["a longer function", "IngestLambdaFunction.Properties.Timeout", 120],
    ["four attempts", "SeedQueue.Properties.RedrivePolicy.maxReceiveCount", 4],
    ["no dead-letter queue", "SeedQueue.Properties.RedrivePolicy"],
    ["dead letters kept no longer than messages", "DeadLetterQueue.Properties.MessageRetentionPeriod", 345_600],
  ]);
  describeRule("workers share the queue, and answer for each message", packaged, workers, [
    ["a single worker", "IngestEventSourceMappingSQSSeedQueue.Properties.ScalingConfig.MaximumConcurrency", 1],
    ["a reserved concurrency", "IngestLambdaFunction.Properties.ReservedConcurrentExecutions", 2],
    ["answers for whole batches", "IngestEventSourceMappingSQSSeedQueue.Properties.FunctionResponseTypes"],
    [
      "a large batch without a window",
      "IngestEventSourceMappingSQSSeedQueue.Properties.MaximumBatchingWindowInSeconds",
      0,
    ],
  ]);
  describeRule("every event of the seeds reaches the queue, and nobody else's", packaged, events, [
    [
      "no word of removals",
      "SeedsBucket.Properties.NotificationConfiguration.QueueConfigurations.1.Event",
      "s3:ObjectCreated:Put",
    ],
    [
      "no word of expiry",
      "SeedsBucket.Properties.NotificationConfiguration.QueueConfigurations.2.Event",
      "s3:ObjectRestore:*",
    ],
    ["a bucket before its permission", "SeedsBucket.DependsOn"],
    ["any sender", "SeedQueuePolicy.Properties.PolicyDocument.Statement.0.Principal", "*"],
    ["any bucket", "SeedQueuePolicy.Properties.PolicyDocument.Statement.0.Condition.ArnEquals"],
    ["any account", "SeedQueuePolicy.Properties.PolicyDocument.Statement.0.Condition.StringEquals"],
  ]);
  describeRule("a comparison hands seeds on to the queue that S3 tells of them", packaged, handedOn, [
    ["another queue", "ReconcileLambdaFunction.Properties.Environment.Variables.QUEUE_URL", { Ref: "DeadLetterQueue" }],
    ["no queue", "ReconcileLambdaFunction.Properties.Environment.Variables.QUEUE_URL", ""],
    [
      "a right for another queue",
      "ReconcileRole.Properties.Policies.0.PolicyDocument.Statement.0.Resource",
      { "Fn::GetAtt": ["DeadLetterQueue", "Arn"] },
    ],
    [
      "a worker that sends",
      "IngestRole.Properties.Policies.0.PolicyDocument.Statement.0.Action",
      ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:SendMessage"],
    ],
  ]);
};
