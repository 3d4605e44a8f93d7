import { overrideConfiguration } from "#pipeline/configuration.ts";
import { filesBelow, readProjectFile } from "../../../support/project.ts";
import { resourcesOf, type Template } from "../template.ts";
import { roleStatements } from "./policies.ts";
import { describeRule, type Rule, unmet } from "./rule.ts";

interface Lambda {
  readonly FunctionName: string;
  readonly Runtime: string;
  readonly Architectures: readonly string[];
  readonly Handler: string;
  readonly Environment: { readonly Variables: Readonly<Record<string, string>> };
}

interface Schedule {
  readonly ScheduleExpression: string;
  readonly Target: {
    readonly Arn: string;
    readonly RoleArn: string;
    readonly Input: string;
    readonly RetryPolicy?: { readonly MaximumRetryAttempts: number };
  };
}

const lambdasOf = (template: Template) => resourcesOf<Lambda>(template, "AWS::Lambda::Function");

/** Set by Lambda itself. */
const GIVEN = ["LAMBDA_TASK_ROOT"];

/** What functions/ reads by name, and every setting that a variable may overrule, as the refusal of an unknown one lists them. */
const variablesRead = (): ReadonlySet<string> => {
  const named = filesBelow("functions").flatMap((file) =>
    [...readProjectFile(file).matchAll(/\benv\.([A-Z_]+)|required\("([A-Z_]+)"\)/g)].map(([, a, b]) => a ?? b ?? ""),
  );
  return new Set([...named.filter((name) => !GIVEN.includes(name)), ...settings()]);
};

const settings = (): readonly string[] => {
  try {
    overrideConfiguration({}, { SEEDWIRE_NO_SUCH_SETTING: "x" });
    return [];
  } catch (error) {
    return String((error as { readonly hint?: string }).hint).match(/SEEDWIRE_[A-Z_]+/g) ?? [];
  }
};

const environment: Rule = (template) => {
  const read = variablesRead();
  return lambdasOf(template).flatMap(({ id, of }) => {
    const set = Object.keys(of.Environment.Variables);
    return [
      ...[...read].filter((name) => !set.includes(name)).map((name) => `${id}: ${name} is read and not set`),
      ...set.filter((name) => !read.has(name)).map((name) => `${id}: ${name} is set and not read`),
    ];
  });
};

const runtime: Rule = (template) =>
  lambdasOf(template).flatMap(({ id, of }) =>
    unmet({
      [`${id} runs on what it is tested on`]: of.Runtime === `nodejs${process.versions.node.split(".")[0]}.x`,
      [`${id} runs on arm64`]: of.Architectures.join() === "arm64",
      [`${id} is found in its zip`]: of.Handler === "index.handler",
    }),
  );

const clock: Rule = (template) => {
  const schedules = resourcesOf<Schedule>(template, "AWS::Scheduler::Schedule").map(({ of }) => of);
  const reconcile = lambdasOf(template).find(({ id }) => id.startsWith("Reconcile"))?.of.FunctionName;
  const asked = (input: object) => schedules.filter(({ Target }) => Target.Input === JSON.stringify(input));
  const role = (arn: string) => arn.split("/").at(-1) ?? "";
  return unmet({
    "a tick each minute":
      asked({})
        .map(({ ScheduleExpression }) => ScheduleExpression)
        .join() === "rate(1 minute)",
    "that nobody repeats": asked({}).every(({ Target }) => Target.RetryPolicy?.MaximumRetryAttempts === 0),
    "a comparison each day":
      asked({ task: "compare" })
        .map(({ ScheduleExpression }) => ScheduleExpression)
        .join() === "rate(1 day)",
    "both of the one function": schedules.every(({ Target }) => Target.Arn.endsWith(`:${reconcile}`)),
    "which their role may call": schedules.every(({ Target }) =>
      roleStatements(template, role(Target.RoleArn)).some(
        ({ actions, resources }) => actions.includes("lambda:InvokeFunction") && resources.includes(Target.Arn),
      ),
    ),
  });
};

export const describeFunctions = (packaged: () => Template): void => {
  const variables = "IngestLambdaFunction.Properties.Environment.Variables";
  describeRule("what functions/ reads is set, and what is set is read", packaged, environment, [
    ["a bucket that nobody names", `${variables}.FEEDS_BUCKET`],
    ["a setting that cannot be set", `${variables}.SEEDWIRE_HUB`],
    ["a variable that means nothing", `${variables}.SEEDWIRE_COLOUR`, "green"],
  ]);
  describeRule("functions run on what they are tested on", packaged, runtime, [
    ["an older runtime", "IngestLambdaFunction.Properties.Runtime", "nodejs20.x"],
    ["a dearer processor", "ReconcileLambdaFunction.Properties.Architectures", ["x86_64"]],
    ["a handler that is not there", "IngestLambdaFunction.Properties.Handler", "ingest.handler"],
  ]);
  describeRule("the clock ticks", packaged, clock, [
    ["no tick", "Tick"],
    ["a lazy tick", "Tick.Properties.ScheduleExpression", "rate(5 minutes)"],
    ["ticks tried again for a day", "Tick.Properties.Target.RetryPolicy"],
    ["a comparison without its word", "DailyComparison.Properties.Target.Input", "{}"],
    [
      "a role that calls another",
      "SchedulerRole.Properties.Policies.0.PolicyDocument.Statement.0.Resource",
      { "Fn::GetAtt": ["IngestLambdaFunction", "Arn"] },
    ],
  ]);
};
