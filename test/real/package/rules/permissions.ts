import { resourcesOf, type Template } from "../template.ts";
import { allStatements, roleStatements, trustOf } from "./policies.ts";
import { describeRule, type Rule, unmet } from "./rule.ts";

const least: Rule = (template) =>
  allStatements(template)
    .filter(({ effect }) => effect === "Allow")
    .flatMap(({ of, actions, resources }) =>
      unmet({
        [`${of}: every action is named`]:
          actions.length > 0 && actions.every((action) => /^[a-z0-9]+:[A-Za-z]+$/.test(action)),
        [`${of}: every place is named`]: resources.every((resource) =>
          /^arn:aws:[a-z0-9]+:[a-z0-9-]*:\d*:[^*]{3}/.test(resource),
        ),
      }),
    );

const trusted: Rule = (template) => {
  const functions = resourcesOf<{ readonly Role: string }>(template, "AWS::Lambda::Function");
  const schedules = resourcesOf<{ readonly Target: { readonly RoleArn: string } }>(
    template,
    "AWS::Scheduler::Schedule",
  );
  const roleOf = (arn: string) => arn.split("/").at(-1) ?? "";
  const takenBy = (role: string) => trustOf(template, role).flatMap(({ principals }) => principals);
  return unmet({
    "each function has a role of its own": new Set(functions.map(({ of }) => of.Role)).size === functions.length,
    "which Lambda takes and nobody else": functions.every(
      ({ of }) => takenBy(roleOf(of.Role)).join() === "lambda.amazonaws.com",
    ),
    "schedules have another": schedules.every(
      ({ of }) => takenBy(roleOf(of.Target.RoleArn)).join() === "scheduler.amazonaws.com",
    ),
    "taken for this account alone": schedules.every(({ of }) =>
      trustOf(template, roleOf(of.Target.RoleArn)).every(
        ({ conditions }) => conditions.StringEquals?.["aws:SourceAccount"],
      ),
    ),
    "and every role is somebody's": resourcesOf(template, "AWS::IAM::Role").every(({ id }) =>
      [...functions.map(({ of }) => of.Role), ...schedules.map(({ of }) => of.Target.RoleArn)].some(
        (arn) => roleOf(arn) === id,
      ),
    ),
  });
};

/** What Lambda itself does in a function's name: S3 is proved by running it. */
const ownLogs: Rule = (template) =>
  resourcesOf<{ readonly Role: string; readonly FunctionName: string }>(template, "AWS::Lambda::Function").flatMap(
    ({ id, of }) => {
      const role = of.Role.split("/").at(-1) ?? "";
      const logs = roleStatements(template, role).filter(({ actions }) =>
        actions.some((action) => action.startsWith("logs:")),
      );
      const [group] = resourcesOf<{ readonly LogGroupName: string; readonly RetentionInDays?: number }>(
        template,
        "AWS::Logs::LogGroup",
      ).filter((each) => each.of.LogGroupName === `/aws/lambda/${of.FunctionName}`);
      return unmet({
        [`${id} has a log`]: group !== undefined,
        [`${id} keeps it for some days`]: (group?.of.RetentionInDays ?? 0) > 0,
        [`${id} may write to it`]:
          logs
            .flatMap(({ actions }) => actions)
            .sort()
            .join() === "logs:CreateLogStream,logs:PutLogEvents",
        [`${id} may write to no other`]: logs.every(({ resources }) =>
          resources.every((resource) => resource.endsWith(`:log-group:${group?.of.LogGroupName}:*`)),
        ),
      });
    },
  );

export const describePermissions = (packaged: () => Template): void => {
  describeRule("nobody may do anything that is not named, anywhere that is not named", packaged, least, [
    ["all of S3", "SiteAccess.Properties.PolicyDocument.Statement.0.Action", "s3:*"],
    ["all reading", "SiteAccess.Properties.PolicyDocument.Statement.1.Action", ["s3:Get*"]],
    ["everything", "IngestRole.Properties.Policies.0.PolicyDocument.Statement.0.Action", "*"],
    ["every queue", "IngestRole.Properties.Policies.0.PolicyDocument.Statement.0.Resource", "*"],
    ["every bucket", "SiteAccess.Properties.PolicyDocument.Statement.0.Resource", "arn:aws:s3:::*"],
  ]);
  describeRule("roles are taken by whom they are for", packaged, trusted, [
    ["one role for both functions", "ReconcileLambdaFunction.Properties.Role", { "Fn::GetAtt": ["IngestRole", "Arn"] }],
    [
      "a function's role for the schedule",
      "Tick.Properties.Target.RoleArn",
      { "Fn::GetAtt": ["ReconcileRole", "Arn"] },
    ],
    ["a role for anybody", "IngestRole.Properties.AssumeRolePolicyDocument.Statement.0.Principal", { AWS: "*" }],
    ["a scheduler of another account", "SchedulerRole.Properties.AssumeRolePolicyDocument.Statement.0.Condition"],
  ]);
  describeRule("each function writes its own log, which does not grow for ever", packaged, ownLogs, [
    ["a log for ever", "IngestLogGroup.Properties.RetentionInDays"],
    [
      "the other's log",
      "IngestRole.Properties.Policies.1.PolicyDocument.Statement.0.Resource",
      { "Fn::GetAtt": ["ReconcileLogGroup", "Arn"] },
    ],
    ["no log", "ReconcileRole.Properties.Policies", []],
  ]);
};
