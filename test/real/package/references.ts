import type { Template } from "./template.ts";

/** What a value points to: another resource, with the attribute that is asked of it. */
interface Pointer {
  readonly to: string;
  readonly attribute?: string;
}

/**
 * References to resources, attributes and conditions that are not there, and circles of resources that wait for one another.
 * @param has whether the resource of that logical id has that attribute
 */
export const findDangling = (
  template: Template,
  has: (id: string, attribute: string) => boolean,
): readonly string[] => {
  const { Resources, Conditions = {}, Outputs = {} } = template;
  const waitsFor = new Map<string, readonly string[]>();
  const dangling: string[] = [];
  const check = (place: string, value: unknown): readonly string[] => {
    const pointers = [...pointersIn(value)].filter(({ to }) => !to.startsWith("AWS::"));
    for (const { to, attribute } of pointers) {
      if (!(to in Resources)) dangling.push(`${place}: nothing is called ${to}`);
      else if (attribute && !has(to, attribute)) dangling.push(`${place}: ${to} has no attribute ${attribute}`);
    }
    for (const condition of conditionsIn(value))
      if (!(condition in Conditions)) dangling.push(`${place}: no condition is called ${condition}`);
    return pointers.map(({ to }) => to);
  };
  for (const [id, resource] of Object.entries(Resources)) {
    waitsFor.set(id, check(id, resource));
    if (resource.Condition !== undefined && !(resource.Condition in Conditions))
      dangling.push(`${id}: no condition is called ${resource.Condition}`);
  }
  for (const [name, output] of Object.entries(Outputs)) check(`Outputs.${name}`, output);
  return [...dangling, ...circlesIn(waitsFor)];
};

function* pointersIn(value: unknown): Generator<Pointer> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === "Ref") yield { to: String(inner) };
    else if (name === "Fn::GetAtt") yield { to: String(inner[0]), attribute: String(inner[1]) };
    else if (name === "DependsOn") for (const to of [inner].flat()) yield { to: String(to) };
    else if (name === "Fn::Sub") yield* pointersInText(inner);
    else yield* pointersIn(inner);
  }
}

/** `Fn::Sub` is a text, or a text and names of its own. */
function* pointersInText(argument: unknown): Generator<Pointer> {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}];
  for (const [, to = "", attribute] of String(text).matchAll(/\$\{([\w:]+)(?:\.([\w.]+))?\}/g))
    if (!(to in own)) yield attribute === undefined ? { to } : { to, attribute };
  yield* pointersIn(own);
}

function* conditionsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    if (name === "Fn::If") yield String(inner[0]);
    yield* conditionsIn(inner);
  }
}

const circlesIn = (waitsFor: ReadonlyMap<string, readonly string[]>): readonly string[] => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (path.includes(id)) circles.push(`A circle: ${[...path.slice(path.indexOf(id)), id].join(" → ")}`);
    else if (!done.has(id)) for (const next of waitsFor.get(id) ?? []) visit(next, [...path, id]);
    done.add(id);
  };
  for (const id of waitsFor.keys()) visit(id, []);
  return circles;
};
