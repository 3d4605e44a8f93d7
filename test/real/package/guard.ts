import type { S3Request } from "../../support/s3-operations.ts";
import type { StrictS3 } from "../../support/strict-s3.ts";
import type { StrictSqs } from "../../support/strict-sqs.ts";
import { REGION } from "./resolve-template.ts";
import type { Statement } from "./rules/policies.ts";

/** What a request needs: an action on a place, under what is known of the request. */
interface Need {
  readonly action: string;
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

export interface Guard {
  /** Needs that no statement granted, in words. */
  readonly refused: string[];
  /** Actions that were granted, each with the place as the policy writes it. */
  readonly used: Set<string>;
}

/** Lets the servers answer 403, as AWS does, to every request that the statements do not allow (IAM User Guide, "Policy evaluation logic"). */
export const guard = (server: StrictS3, queue: StrictSqs, statements: readonly Statement[]): Guard => {
  const refused: string[] = [];
  const used = new Set<string>();
  const isAllowed = (need: Need): boolean => {
    const fitting = statements.filter((statement) => fits(statement, need));
    if (fitting.length === 0 || fitting.some(({ effect }) => effect === "Deny")) return false;
    for (const { resources } of fitting)
      for (const resource of resources) if (matches(resource, need.resource)) used.add(`${need.action} on ${resource}`);
    return true;
  };
  const answer = (needs: readonly Need[]): 403 | undefined => {
    const lacking = needs.find((need) => !isAllowed(need));
    if (lacking) refused.push(`${lacking.action} on ${lacking.resource}`);
    return lacking && 403;
  };
  server.hooks.push((request) => answer(needsOf(server, request)));
  queue.fault = () => answer([{ action: "sqs:SendMessage", resource: arnOf(queue), context: {} }]);
  return { refused, used };
};

/** `https://host/account/name` → its ARN; a batch needs no right of its own (Amazon SQS Developer Guide, "API permissions"). */
const arnOf = ({ url }: StrictSqs): string =>
  `arn:aws:sqs:${REGION}:${new URL(url).pathname.slice(1).replace("/", ":")}`;

/** What S3 asks for, by operation (S3 User Guide, "Required permissions for Amazon S3 API operations"). */
const needsOf = (server: StrictS3, { operation, bucket, key, query, headers }: S3Request): readonly Need[] => {
  const arn = `arn:aws:s3:::${bucket}`;
  const on = (action: string): Need => ({ action: `s3:${action}`, resource: `${arn}/${key}`, context: {} });
  const listing: Need = { action: "s3:ListBucket", resource: arn, context: {} };
  switch (operation) {
    case "GetObject":
    case "HeadObject":
      // Who may not list is not told that there is no such object; and a GET has no prefix for a condition to look at.
      return server.bucket(bucket).has(key) ? [on("GetObject")] : [on("GetObject"), listing];
    case "PutObject":
      return headers["if-match"] === undefined ? [on("PutObject")] : [on("PutObject"), on("GetObject")];
    case "ListObjectsV2":
      return [{ ...listing, context: { "s3:prefix": query.get("prefix") ?? "" } }];
    default:
      return [on(operation)];
  }
};

const fits = ({ actions, resources, conditions }: Statement, { action, resource, context }: Need): boolean =>
  actions.some((pattern) => matches(pattern, action)) &&
  resources.some((pattern) => matches(pattern, resource)) &&
  Object.entries(conditions).every(([operator, keys]) => {
    const compare = OPERATORS[operator];
    if (!compare) throw new Error(`The condition ${operator} is not known here`);
    return Object.entries(keys).every(([key, values]) => {
      const value = context[key];
      return value !== undefined && values.some((expected) => compare(expected, value));
    });
  });

/** `*` is any text, `?` any one character. */
const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
    "s",
  ).test(text);

const OPERATORS: Readonly<Record<string, (expected: string, value: string) => boolean>> = {
  StringEquals: (expected, value) => expected === value,
  StringLike: matches,
};
