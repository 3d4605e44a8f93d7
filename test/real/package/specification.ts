import { loadAwsServiceSpec } from "@aws-cdk/aws-service-spec";
import { findDangling } from "./references.ts";
import type { Template } from "./template.ts";

type Database = Awaited<ReturnType<typeof loadAwsServiceSpec>>;
type Specified = NonNullable<ReturnType<typeof findSpecified>>;
type Properties = Specified["properties"];
type PropertyType = Properties[string]["type"];

/** Some tens of megabytes, and the same for every template. */
const specification = loadAwsServiceSpec();

const findSpecified = (database: Database, type: string) =>
  database.lookup("resource", "cloudFormationType", "equals", type).at(0);

/**
 * What CloudFormation would refuse: types, properties and values that its resource specification does not know, required
 * ones that are missing, references to nothing, attributes that a type has not, and circles.
 */
export const findRefused = async (template: Template): Promise<readonly string[]> => {
  const database = await specification;
  const specified = new Map<string, Specified>();
  const refused: string[] = [];
  for (const [id, { Type, Properties = {} }] of Object.entries(template.Resources)) {
    const type = findSpecified(database, Type);
    if (!type) {
      refused.push(`${id}: there is no type ${Type}`);
      continue;
    }
    specified.set(id, type);
    refused.push(...refusedIn(database, Properties, type.properties, id));
  }
  const attributes = (id: string) => specified.get(id)?.attributes ?? {};
  return [...refused, ...findDangling(template, (id, name) => name in attributes(id))];
};

function* refusedIn(database: Database, value: object, properties: Properties, place: string): Generator<string> {
  for (const [name, each] of Object.entries(value)) {
    const property = properties[name];
    if (property) yield* refusedAs(database, each, property.type, `${place}.${name}`);
    else yield `${place}.${name}: there is no such property`;
  }
  for (const [name, { required }] of Object.entries(properties))
    if (required && !(name in value)) yield `${place}.${name}: missing`;
}

/** A value may be one of several types; what a function will give is not known, but for the branches of a condition. */
function* refusedAs(database: Database, value: unknown, type: PropertyType, place: string): Generator<string> {
  const call = intrinsicOf(value);
  if (call === "Fn::If") {
    const [, ...branches] = (value as { readonly "Fn::If": readonly unknown[] })["Fn::If"];
    for (const branch of branches) yield* refusedAs(database, branch, type, place);
    return;
  }
  if (call) return;
  switch (type.type) {
    case "ref": {
      const { name, properties } = database.get("typeDefinition", type.reference.$ref);
      if (isObject(value)) yield* refusedIn(database, value, properties, place);
      else yield `${place}: not a ${name}`;
      return;
    }
    case "array":
      if (!Array.isArray(value)) yield `${place}: not a list`;
      else
        for (const [index, each] of value.entries())
          yield* refusedAs(database, each, type.element, `${place}.${index}`);
      return;
    case "map":
      if (!isObject(value)) yield `${place}: not a map`;
      else
        for (const [name, each] of Object.entries(value))
          yield* refusedAs(database, each, type.element, `${place}.${name}`);
      return;
    case "union": {
      const attempts = type.types.map((one) => [...refusedAs(database, value, one, place)]);
      if (attempts.every((attempt) => attempt.length > 0)) yield* attempts[0] ?? [];
      return;
    }
    case "string":
    case "integer":
    case "number":
    case "boolean":
      if (typeof value !== (type.type === "integer" ? "number" : type.type)) yield `${place}: not a ${type.type}`;
      else if ("allowedValues" in type && type.allowedValues && !(type.allowedValues as unknown[]).includes(value))
        yield `${place}: ${value} is none of ${type.allowedValues.join(", ")}`;
  }
}

const intrinsicOf = (value: unknown): string | undefined =>
  isObject(value) ? Object.keys(value).find((key) => key === "Ref" || key.startsWith("Fn::")) : undefined;

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
