import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderArchive } from "#publish/feeds.ts";
import { renderJsonFeed } from "#publish/json-feed.ts";
import { channel, dated, day, entry, evidence, instant, without } from "../../support/feed-articles.ts";
import { textOf } from "../../support/feed-checkers.ts";
import { hostileChannel, hostileEntries } from "../../support/hostile.ts";
import { readProjectFile } from "../../support/project.ts";
import { jsonOf } from "./three.ts";

/** What is promised to those who write apps: the JSON Schema, the types and the guide say what `feed.json` holds. */

interface Shape {
  readonly properties: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly $ref?: string;
  readonly items?: Shape;
  readonly allOf?: readonly Shape[];
  readonly anyOf?: readonly Shape[];
  readonly $defs?: Readonly<Record<string, Shape>>;
}

const schema = JSON.parse(readProjectFile("seedwire.feed.schema.json")) as Shape;
const ajv = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false });
addFormats.default(ajv);
const keepsTo = ajv.compile(schema);
const errorsIn = (feed: unknown) => (keepsTo(feed) ? [] : keepsTo.errors);

const everything = entry({
  url: "https://paper.example/pears",
  published: evidence(day("2025-03-11"), "dateline", { notes: ["the caption agrees"] }),
  updated: evidence(instant("2025-03-12T08:30:00+03:00")),
  bound: evidence(instant("2025-04-01T12:00:00+00:00")),
  title: evidence("Pears", "lede", { derived: true }),
  authors: [evidence({ name: "Mara", url: "https://mara.example/" })],
  source: evidence({ name: "Coast Radio", url: "https://coast.example/" }),
  summary: evidence("The last pears are in."),
  language: evidence("de", "detected"),
  tags: ["fruit"],
  status: ["UPDATED"],
  images: [{ url: "https://pictures.example/pears.jpg" }],
  attachments: [
    { url: "https://media.example/talk.mp3", type: "audio/mpeg", length: 3214, duration: 60, title: "The talk" },
  ],
  episode: { number: 1, season: 2, kind: "full", explicit: false },
  updates: [{ time: "17:59", opening: "The presses stop." }],
});
const rich = { ...channel, hub: "https://hub.example/", image: "https://a.example/i.png", author: { name: "Desk" } };
const full = JSON.parse(textOf(renderJsonFeed(rich, [everything], { older: "archive/a" }))) as unknown;

describe("the schema of feed.json", () => {
  test("holds for every feed, whatever stands in its articles", () => {
    fc.assert(
      fc.property(hostileChannel, hostileEntries, (of, entries) => {
        expect(errorsIn(jsonOf(entries, of))).toEqual([]);
      }),
    );
  });

  test("holds for the pages of the archive, with entries and without", () => {
    for (const entries of [[], [dated("2025-03-11")], [without(entry(), "title")]]) {
      const [json] = renderArchive(channel, { path: "archive/b", older: "archive/a" }, entries);
      expect(json && errorsIn(JSON.parse(textOf(json)))).toEqual([]);
    }
  });

  test("names every member that can be there", () => {
    expect(errorsIn(full)).toEqual([]);
    expect(unnamed(full, schema, "feed")).toEqual([]);
  });

  test.each([
    ["another version", { _seedwire: { version: 2 } }],
    ["an item without id", { items: [{ url: "https://a.example/", content_text: "x", _seedwire: {} }] }],
    ["a feed without items", { items: undefined }],
  ])("does not hold for %s", (_, wrong) => {
    expect(errorsIn({ ...(full as object), ...wrong })).not.toEqual([]);
  });
});

/** Where a value has members of which the schema says nothing. */
const unnamed = (value: unknown, shape: Shape, place: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((inner) => unnamed(inner, shape.items as Shape, place));
  if (typeof value !== "object" || value === null) return [];
  const properties = propertiesOf(shape);
  return Object.entries(value).flatMap(([name, inner]) => {
    const known = properties[name];
    return known ? unnamed(inner, resolve(known), `${place}.${name}`) : [`${place}.${name}`];
  });
};

const resolve = (shape: Shape): Shape => {
  const found = shape.$ref
    ? schema.$defs?.[shape.$ref.replace("#/$defs/", "")]
    : shape.properties
      ? undefined
      : shape.anyOf?.[0];
  if (found) return resolve(found);
  return shape.items ? { ...shape, items: resolve(shape.items) } : shape;
};

const propertiesOf = (shape: Shape): Readonly<Record<string, Shape>> =>
  Object.assign({}, shape.properties, ...(shape.allOf ?? []).map((part) => propertiesOf(resolve(part))));

describe("the types for apps", () => {
  const types = readProjectFile("seedwire.feed.d.ts");
  const membersOf = (name: string) => {
    const body = new RegExp(`^export interface ${name}\\b[^{]*\\{(.*?)^\\}`, "ms").exec(types)?.[1] ?? "";
    const members = [...body.matchAll(/^ {2}(\w+)(\??):/gm)];
    return {
      all: members.map(([, member]) => member).toSorted(),
      required: members.flatMap(([, member, optional]) => (optional ? [] : [member])).toSorted(),
    };
  };

  test.each([
    ["Feed", schema],
    ["Item", schema.$defs?.item],
    ["Author", schema.$defs?.author],
    ["Attachment", schema.$defs?.attachment],
    ["Beliefs", schema.$defs?.beliefs],
    ["Belief", schema.$defs?.belief],
    ["Episode", schema.$defs?.episode],
  ])("say of %s what the schema says", (name, shape) => {
    expect(membersOf(name)).toEqual({
      all: Object.keys(shape?.properties ?? {}).toSorted(),
      required: [...(shape?.required ?? [])].toSorted(),
    });
  });
});

test("the guide describes every member that is ours", () => {
  const guide = readProjectFile("docs/json-feed.md");
  const { beliefs, belief, episode } = schema.$defs ?? {};
  const ours = [beliefs, belief, episode].flatMap((shape) => Object.keys(shape?.properties ?? {}));
  expect([...ours, "precision"].filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
});
