import { resourcesOf, type Template } from "../template.ts";

/** One statement of a policy, its single values made lists. */
export interface Statement {
  /** Logical id of the resource it stands in. */
  readonly of: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Services and accounts; `*` is anybody. Empty in policies of roles. */
  readonly principals: readonly string[];
  /** Operator → key → values. */
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

interface Document {
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource?: string | readonly string[];
    readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }[];
}

interface RoleProperties {
  readonly AssumeRolePolicyDocument: Document;
  readonly ManagedPolicyArns?: readonly string[];
  readonly Policies?: readonly { readonly PolicyDocument: Document }[];
}

/** Policies that hang on what they protect. */
const RESOURCE_POLICIES = ["AWS::S3::BucketPolicy", "AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy"];

export const resourceStatements = (template: Template, of: string): readonly Statement[] => {
  const policies = RESOURCE_POLICIES.flatMap((type) =>
    resourcesOf<{ Bucket?: string; PolicyDocument: Document }>(template, type),
  );
  return policies
    .filter(({ of: { Bucket }, id }) => Bucket === of || id === of)
    .flatMap(({ id, of: policy }) => statementsIn(policy.PolicyDocument, id));
};

/** What the role may do, by its own policies and by those of the template that it carries. */
export const roleStatements = (template: Template, role: string): readonly Statement[] => {
  const own = resourcesOf<RoleProperties>(template, "AWS::IAM::Role").find(({ id }) => id === role);
  const carried = resourcesOf<{ PolicyDocument: Document }>(template, "AWS::IAM::ManagedPolicy").filter(({ id }) =>
    own?.of.ManagedPolicyArns?.some((arn) => arn.endsWith(`:policy/${id}`)),
  );
  return [
    ...(own?.of.Policies ?? []).flatMap(({ PolicyDocument }) => statementsIn(PolicyDocument, role)),
    ...carried.flatMap(({ id, of }) => statementsIn(of.PolicyDocument, id)),
  ];
};

/** Who may take the role, and under what conditions. */
export const trustOf = (template: Template, role: string): readonly Statement[] =>
  resourcesOf<RoleProperties>(template, "AWS::IAM::Role")
    .filter(({ id }) => id === role)
    .flatMap(({ id, of }) => statementsIn(of.AssumeRolePolicyDocument, id));

/** Every statement of the template, of roles and of what they are let into. */
export const allStatements = (template: Template): readonly Statement[] => [
  ...resourcesOf(template, "AWS::IAM::Role").flatMap(({ id }) => [
    ...roleStatements(template, id),
    ...trustOf(template, id),
  ]),
  ...RESOURCE_POLICIES.flatMap((type) => resourcesOf(template, type)).flatMap(({ id }) =>
    resourceStatements(template, id),
  ),
];

const statementsIn = ({ Statement }: Document, of: string): readonly Statement[] =>
  Statement.map(({ Effect, Action, Resource, Principal, Condition = {} }) => ({
    of,
    effect: Effect,
    actions: listOf(Action),
    resources: listOf(Resource),
    principals: typeof Principal === "string" ? [Principal] : Object.values(Principal ?? {}).flatMap(listOf),
    conditions: Object.fromEntries(
      Object.entries(Condition).map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, [values].flat().map(String)])),
      ]),
    ),
  }));

const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === "string" ? [value] : value;
