import type { Resource, Template } from "./template.ts";

const ACCOUNT = "123456789012";
export const REGION = "eu-west-1";

/** `AWS::NoValue`: the property is as if it were not there. */
const NOTHING = Symbol("AWS::NoValue");

type Attributes = Readonly<Record<string, string>>;

/**
 * The template as CloudFormation would carry it out: references, conditions and joins replaced by what they come to in an
 * account of the tests. Resources whose condition is false are gone.
 * @throws for a reference or a function that it does not know
 */
export const resolveTemplate = (template: Template): Template => {
  const resources = Object.entries(template.Resources);

  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve).filter((each) => each !== NOTHING);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [name = "", argument] = entries[0] ?? [];
    const call = entries.length === 1 ? calls[name] : undefined;
    if (call) return call(argument as never);
    if (name.startsWith("Fn::")) throw new Error(`${name} is not known here`);
    return Object.fromEntries(
      entries.map(([key, each]) => [key, resolve(each)]).filter(([, each]) => each !== NOTHING),
    );
  };

  const calls: Readonly<Record<string, (argument: never) => unknown>> = {
    Ref: (name: string) => reference(name, "Ref"),
    "Fn::GetAtt": ([name, attribute]: [string, string]) => reference(name, attribute),
    "Fn::Join": ([between, parts]: [string, unknown[]]) => parts.map(resolve).join(between),
    "Fn::Sub": (argument: string | [string, Record<string, unknown>]) => {
      const [text, own] = typeof argument === "string" ? [argument, {}] : argument;
      return text.replace(/\$\{([^}]+)\}/g, (_, path: string) => {
        const [name = "", attribute = "Ref"] = path.split(".");
        return String(name in own ? resolve(own[name]) : reference(name, attribute));
      });
    },
    "Fn::If": ([condition, yes, no]: [string, unknown, unknown]) => resolve(isMet(condition) ? yes : no),
    "Fn::Equals": ([left, right]: [unknown, unknown]) => resolve(left) === resolve(right),
    "Fn::Not": ([condition]: [unknown]) => !resolve(condition),
  };

  const isMet = (condition: string): boolean => {
    if (!(template.Conditions && condition in template.Conditions)) throw new Error(`No condition ${condition}`);
    return resolve(template.Conditions[condition]) === true;
  };

  const reference = (name: string, attribute: string): unknown => {
    const pseudo = PSEUDO[name];
    if (pseudo !== undefined) return pseudo;
    const resource = template.Resources[name];
    if (!resource) throw new Error(`Nothing is called ${name}`);
    return attributesOf(name, resource, resolve)[attribute] ?? `${name}.${attribute}`;
  };

  return {
    Resources: Object.fromEntries(
      resources
        .filter(([, { Condition }]) => Condition === undefined || isMet(Condition))
        .map(([id, resource]) => [id, resolve(resource) as Resource]),
    ),
    Outputs: resolve(template.Outputs ?? {}) as NonNullable<Template["Outputs"]>,
  };
};

const PSEUDO: Readonly<Record<string, unknown>> = {
  "AWS::AccountId": ACCOUNT,
  "AWS::NoValue": NOTHING,
  "AWS::Partition": "aws",
  "AWS::Region": REGION,
  "AWS::StackName": "stack",
};

/** What `Ref` and `GetAtt` come to, for the types whose names matter to policies and settings. */
const attributesOf = (id: string, { Type, Properties }: Resource, resolve: (value: unknown) => unknown): Attributes => {
  const named = (property: string) => String(resolve(Properties?.[property]) ?? id);
  const arn = (service: string, name: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${name}`;
  switch (Type) {
    case "AWS::S3::Bucket": {
      const name = named("BucketName").toLowerCase();
      return { Ref: name, Arn: `arn:aws:s3:::${name}`, RegionalDomainName: `${name}.s3.${REGION}.amazonaws.com` };
    }
    case "AWS::SQS::Queue":
      return { Ref: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${id}`, Arn: arn("sqs", id), QueueName: id };
    case "AWS::SNS::Topic":
      return { Ref: arn("sns", id), TopicArn: arn("sns", id) };
    case "AWS::Lambda::Function":
      return { Ref: named("FunctionName"), Arn: arn("lambda", `function:${named("FunctionName")}`) };
    case "AWS::Logs::LogGroup":
      return { Ref: named("LogGroupName"), Arn: arn("logs", `log-group:${named("LogGroupName")}:*`) };
    case "AWS::IAM::Role":
      return { Ref: id, Arn: `arn:aws:iam::${ACCOUNT}:role/${id}` };
    case "AWS::IAM::ManagedPolicy":
      return { Ref: `arn:aws:iam::${ACCOUNT}:policy/${id}` };
    case "AWS::CloudFront::Distribution":
      return { Ref: id, Id: id, DomainName: "d111111abcdef8.cloudfront.net" };
    default:
      return { Ref: id };
  }
};
