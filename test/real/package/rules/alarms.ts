import { resourcesOf, type Template } from "../template.ts";
import { describeRule, type Rule, unmet } from "./rule.ts";

interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
}

interface Alarm extends Partial<Metric> {
  readonly AlarmDescription?: string;
  readonly AlarmActions?: readonly string[];
  readonly OKActions?: readonly string[];
  readonly TreatMissingData?: string;
  readonly Metrics?: readonly { readonly MetricStat?: { readonly Metric: Metric } }[];
}

/** What the alarms watch, as `namespace/metric of dimension`. */
export const watchedBy = (template: Template): ReadonlySet<string> =>
  new Set(
    resourcesOf<Alarm>(template, "AWS::CloudWatch::Alarm")
      .flatMap(({ of }) => [of, ...(of.Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])])
      .filter((metric): metric is Metric => metric.MetricName !== undefined)
      .map(
        ({ Namespace, MetricName, Dimensions = [] }) =>
          `${Namespace}/${MetricName} of ${Dimensions.map(({ Value }) => Value).join()}`,
      ),
  );

const watched: Rule = (template) => {
  const all = watchedBy(template);
  const functions = resourcesOf<{ readonly FunctionName: string }>(template, "AWS::Lambda::Function");
  const [service] = functions.flatMap(({ of }) => of.FunctionName.replace(/-[^-]+$/, ""));
  const needed = [
    "AWS/SQS/ApproximateNumberOfMessagesVisible of DeadLetterQueue",
    "AWS/SQS/ApproximateAgeOfOldestMessage of SeedQueue",
    `Seedwire/Rejected of ${service}`,
    `Seedwire/PublishLag of ${service}`,
    ...functions.flatMap(({ of }) => [
      `AWS/Lambda/Errors of ${of.FunctionName}`,
      `AWS/Lambda/Throttles of ${of.FunctionName}`,
    ]),
    ...functions
      .filter(({ id }) => id.startsWith("Reconcile"))
      .map(({ of }) => `AWS/Lambda/Invocations of ${of.FunctionName}`),
  ];
  return needed.filter((metric) => !all.has(metric));
};

const heard: Rule = (template) => {
  const topics = resourcesOf(template, "AWS::SNS::Topic").map(({ id }) => id);
  return resourcesOf<Alarm>(template, "AWS::CloudWatch::Alarm").flatMap(({ id, of }) =>
    unmet({
      [`${id} is heard`]: of.AlarmActions?.some((arn) => topics.some((topic) => arn.endsWith(`:${topic}`))),
      [`${id} is heard to be over`]: of.OKActions?.join() === of.AlarmActions?.join(),
      [`${id} says what to do`]: (of.AlarmDescription ?? "").length > 40,
      [`${id} says what silence means`]: of.TreatMissingData === (id === "TickStopped" ? "breaching" : "notBreaching"),
    }),
  );
};

export const describeAlarms = (packaged: () => Template): void => {
  describeRule("every kind of trouble is watched", packaged, watched, [
    ["no eye on dead letters", "DeadLetters"],
    [
      "the wrong queue",
      "OldMessages.Properties.Dimensions.0.Value",
      { "Fn::GetAtt": ["DeadLetterQueue", "QueueName"] },
    ],
    ["no eye on throttles of one function", "Throttles.Properties.Metrics.1"],
    ["another name of a metric", "RejectedSeeds.Properties.MetricName", "Refused"],
    ["another stage's metric", "PublishLag.Properties.Dimensions.0.Value", "seedwire-other"],
    ["no eye on the tick", "TickStopped"],
  ]);
  describeRule("every alarm is heard, and says what to do", packaged, heard, [
    ["an alarm for nobody", "IngestErrors.Properties.AlarmActions", []],
    ["an alarm that never ends", "IngestErrors.Properties.OKActions"],
    ["an alarm without words", "RejectedSeeds.Properties.AlarmDescription"],
    ["a tick whose silence is well", "TickStopped.Properties.TreatMissingData", "notBreaching"],
  ]);
};
