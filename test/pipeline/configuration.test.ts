import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { ConfigurationError } from "#model/errors.ts";
import { overrideConfiguration, parseConfiguration, parseConfigurationText } from "#pipeline/configuration.ts";
import { renderConfigurationSchema } from "../../scripts/configuration-schema.ts";
import { readProjectFile } from "../support/project.ts";

const least = { siteUrl: "https://quay.example/", id: { authority: "quay.example", date: "2024-01-01" } };

/** The least configuration with one setting laid over it, `author.url` below `author`. */
const withSetting = (path: string, value: unknown): object => {
  const [setting = "", inner] = path.split(".");
  if (inner === undefined) return { ...least, [setting]: value };
  const around: object = setting === "id" ? least.id : setting === "author" ? { name: "Ada" } : {};
  return { ...least, [setting]: { ...around, [inner]: value } };
};

const refusalOf = (json: unknown): ConfigurationError => {
  try {
    parseConfiguration(json, "seedwire.config.json");
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error(`${JSON.stringify(json)} was accepted`);
};

const validate = addFormats.default(new Ajv({ allErrors: true })).compile(JSON.parse(renderConfigurationSchema()));

/** Every setting with values that are right. */
const RIGHT: readonly (readonly [string, readonly unknown[]])[] = [
  ["$schema", ["./seedwire.config.schema.json"]],
  ["title", ["Harbour News", "Новини", "<&>"]],
  ["description", ["", "Tides & trams"]],
  [
    "siteUrl",
    ["https://quay.example/", "http://127.0.0.1:8080", "https://quay.example/news/feeds", "https://кай.example/"],
  ],
  ["id.authority", ["quay.example", "a-b.quay.example", "localhost", "editor@quay.example", "a.b_c@quay.example"]],
  ["id.date", ["2024-01-01", "2024-02-29", "1999-12-31"]],
  ["language", ["en", "pt-BR", "zh-Hant", "de-CH-1996", "he"]],
  ["timeZone", ["UTC", "Europe/Kyiv", "Asia/Riyadh", "America/Argentina/Buenos_Aires"]],
  ["author", [{ name: "Ada" }, { name: "Ada", url: "https://ada.example", email: "ada@quay.example" }]],
  ["entriesPerFeed", [1, 30, 60]],
  ["content", ["full", "summary"]],
  ["hub", ["https://hub.example/", "https://hub.example/?topic=a"]],
  ["rights", ["© The Quay"]],
  ["image", ["https://quay.example/boat.png"]],
  [
    "podcast",
    [{ categories: ["News > Politics"], explicit: false, owner: { name: "Ada", email: "ada@quay.example" } }],
  ],
  ["pages", [{}, { stylesheet: "own.css", logo: "https://quay.example/logo.svg", footer: "By the water" }]],
  ["topics", [{}, { tags: true }, { tags: ["Trams"], authors: false, sources: true }]],
  ["lastModified", ["use", "ignore"]],
];

/** Every setting with values that are wrong, and what is said to be allowed. */
const WRONG: readonly (readonly [string, readonly unknown[], string])[] = [
  ["$schema", [5], "string"],
  ["topics.tags", ["Trams", 5], "true, false or a list of tags"],
  ["title", [""], "a title that is not empty"],
  ["title", [5, null], "string"],
  ["description", [["a"]], "string"],
  [
    "siteUrl",
    [
      "quay.example",
      "ftp://quay.example/",
      "https://",
      "https:///a",
      "https://a b/",
      "https://quay.example/?a",
      "https://quay.example/#a",
    ],
    "an address that begins with http:// or https://, without ? and #",
  ],
  [
    "id.authority",
    [
      "",
      "https://quay.example",
      "quay.example/",
      "quay_.example",
      "-quay.example",
      "a,b",
      "a:b",
      "<b>@quay.example",
      "Quay.Example",
      "a@",
    ],
    "a domain name or mail address that you own, in lower case, such as news.example.org",
  ],
  ["id.date", ["2024", "01.01.2024", "2024-13-01", "2024-01-01T00:00"], "a day such as 2026-11-22"],
  ["author", ["Ada"], "Object"],
  ["author.name", [""], "a name that is not empty"],
  ["author.url", ["ada.example", "javascript:alert(1)"], "an address that begins with http:// or https://"],
  ["author.email", ["ada", "ada@"], "a mail address"],
  ["entriesPerFeed", [0, 61, 1.5, -1], "a whole number from 1 to 60"],
  ["entriesPerFeed", ["30"], "number"],
  ["content", ["all", "", 1], '"full" | "summary"'],
  ["hub", ["hub"], "an address that begins with http:// or https://"],
  ["rights", [""], "a line that is not empty"],
  ["image", ["/boat.png"], "an address that begins with http:// or https://"],
  ["lastModified", ["no", true], '"use" | "ignore"'],
];

/** Wrong in ways that JSON Schema has no words for: only the program sees them. */
const WRONG_BY_CODE: readonly (readonly [string, readonly unknown[], string])[] = [
  ["siteUrl", ["https://%", "https://[::"], "an address that begins with http:// or https://, without ? and #"],
  ["hub", ["https://%"], "an address that begins with http:// or https://"],
  ["id.date", ["2024-02-30", "2023-02-29"], "a day such as 2026-11-22"],
  ["language", ["", "english language", "en_US", "e"], "a language tag (BCP 47) such as en, pt-BR or zh-Hant"],
  ["timeZone", ["", "Mars/Base", "Europe"], "an IANA time zone such as UTC, Europe/Kyiv or Asia/Riyadh"],
];

const samples = <T extends readonly unknown[]>(table: readonly (readonly [string, readonly unknown[], ...T])[]) =>
  table.flatMap(([path, values, ...rest]) => values.map((value) => [path, value, ...rest] as const));

describe("every setting", () => {
  test.each(samples(RIGHT))("%s may be %j, to the program and to editors", (path, value) => {
    const json = withSetting(path, value);
    expect(() => parseConfiguration(json, "here")).not.toThrow();
    expect(validate(json)).toBe(true);
  });

  test.each(samples(WRONG))("%s may not be %j, to the program and to editors", (path, value, allowed) => {
    const json = withSetting(path, value);
    const found = `\n  ${path}: found ${JSON.stringify(value)}, allowed is ${allowed}`;
    expect(refusalOf(json).message).toBe(`seedwire.config.json is not right:${found}`);
    expect(validate(json)).toBe(false);
  });

  test.each(samples(WRONG_BY_CODE))("%s may not be %j, though no schema can say so", (path, value, allowed) => {
    const found = `\n  ${path}: found ${JSON.stringify(value)}, allowed is ${allowed}`;
    expect(refusalOf(withSetting(path, value)).message).toBe(`seedwire.config.json is not right:${found}`);
  });

  test("is tried above", () => {
    const { properties } = JSON.parse(renderConfigurationSchema()) as { properties: Record<string, object> };
    const tried = RIGHT.map(([path]) => path.split(".")[0] ?? "");
    expect([...new Set(tried)].toSorted()).toEqual(Object.keys(properties).toSorted());
  });
});

describe("the whole file", () => {
  test.each(["siteUrl", "id"])("has to set %s", (setting) => {
    const json = Object.fromEntries(Object.entries(least).filter(([name]) => name !== setting));
    expect(refusalOf(json).message).toContain(`\n  ${setting}: missing; it has to be set`);
    expect(validate(json)).toBe(false);
  });

  test.each(["id.authority", "id.date", "author.name"])("has to set %s where its neighbour is set", (path) => {
    const json = withSetting(path, undefined);
    expect(refusalOf(json).message).toContain(`\n  ${path}: missing; it has to be set`);
    expect(validate(JSON.parse(JSON.stringify(json)))).toBe(false);
  });

  test.each(["sitemap", "id.name", "author.twitter", "siteURL"])("may not set %s", (path) => {
    const json = withSetting(path, "x");
    expect(refusalOf(json).message).toBe(`seedwire.config.json is not right:\n  ${path}: there is no such setting`);
    expect(validate(json)).toBe(false);
  });

  test.each([null, "text", 5])("may not be %j", (json) => {
    expect(refusalOf(json).message).toMatch(/the whole file: found .*, allowed is Object/);
    expect(validate(json)).toBe(false);
  });

  test("all that is wrong is told at once, each once", () => {
    const { message } = refusalOf({ siteUrl: "quay", title: "", content: "all", colour: "red" });
    expect(message.split("\n").map((line) => line.trim().split(":")[0])).toEqual([
      "seedwire.config.json is not right",
      "title",
      "siteUrl",
      "id",
      "content",
      "colour",
    ]);
  });

  test("that is no JSON is refused by its place, with a hint", () => {
    const parsing = () => parseConfigurationText('{ "title": "a", }', "my/config.json");
    expect(parsing).toThrow(ConfigurationError);
    expect(parsing).toThrow(/^my\/config\.json is not JSON: /);
  });

  test("begins with a byte order mark, as some editors write it, or without", () => {
    const text = '{"siteUrl":"https://quay.example/","id":{"authority":"quay.example","date":"2024-01-01"}}';
    expect(parseConfigurationText(`\uFEFF${text}`, "a file")).toEqual(parseConfigurationText(text, "a file"));
  });
});

describe("the channel", () => {
  test("has defaults for what is not set", () => {
    expect(parseConfiguration(least, "here")).toEqual({
      title: "Articles",
      description: "",
      siteUrl: "https://quay.example/",
      idAuthority: { name: "quay.example", date: "2024-01-01" },
      language: "en",
      timeZone: "UTC",
      entriesPerFeed: 50,
      content: "full",
      lastModified: "use",
    });
  });

  test("has every setting", () => {
    const all = Object.fromEntries(
      RIGHT.map(([path, values]) => [path, values.at(-1)]).filter(([path]) => !String(path).includes(".")),
    );
    expect(parseConfiguration({ ...least, ...all }, "here")).toEqual({
      title: "<&>",
      description: "Tides & trams",
      siteUrl: "https://кай.example/",
      idAuthority: { name: "quay.example", date: "2024-01-01" },
      language: "he",
      timeZone: "America/Argentina/Buenos_Aires",
      author: { name: "Ada", url: "https://ada.example", email: "ada@quay.example" },
      entriesPerFeed: 60,
      content: "summary",
      hub: "https://hub.example/?topic=a",
      rights: "© The Quay",
      image: "https://quay.example/boat.png",
      podcast: { categories: ["News > Politics"], explicit: false, owner: { name: "Ada", email: "ada@quay.example" } },
      pages: { stylesheet: "own.css", logo: "https://quay.example/logo.svg", footer: "By the water" },
      topics: { tags: ["Trams"], authors: false, sources: true },
      lastModified: "ignore",
    });
  });

  test("has a site address that ends in one slash", () => {
    expect(parseConfiguration({ ...least, siteUrl: "https://quay.example/news" }, "here").siteUrl).toBe(
      "https://quay.example/news/",
    );
  });
});

describe("variables", () => {
  const overridden = (variables: Record<string, string | undefined>, file: object = least) =>
    parseConfiguration(overrideConfiguration(file, variables), "here");

  test("overrule each setting of the file", () => {
    const channel = overridden({
      SEEDWIRE_TITLE: "Other",
      SEEDWIRE_DESCRIPTION: "Words",
      SEEDWIRE_SITE_URL: "https://other.example",
      SEEDWIRE_ID_AUTHORITY: "other.example",
      SEEDWIRE_ID_DATE: "2020-02-02",
      SEEDWIRE_LANGUAGE: "de",
      SEEDWIRE_TIME_ZONE: "Europe/Berlin",
      SEEDWIRE_AUTHOR_NAME: "Bo",
      SEEDWIRE_AUTHOR_URL: "https://bo.example/",
      SEEDWIRE_AUTHOR_EMAIL: "bo@other.example",
      SEEDWIRE_ENTRIES_PER_FEED: "7",
      SEEDWIRE_CONTENT: "summary",
      SEEDWIRE_HUB: "https://hub.example/",
      SEEDWIRE_RIGHTS: "None",
      SEEDWIRE_IMAGE: "https://other.example/a.png",
      SEEDWIRE_LAST_MODIFIED: "ignore",
    });
    expect(channel).toEqual({
      title: "Other",
      description: "Words",
      siteUrl: "https://other.example/",
      idAuthority: { name: "other.example", date: "2020-02-02" },
      language: "de",
      timeZone: "Europe/Berlin",
      author: { name: "Bo", url: "https://bo.example/", email: "bo@other.example" },
      entriesPerFeed: 7,
      content: "summary",
      hub: "https://hub.example/",
      rights: "None",
      image: "https://other.example/a.png",
      lastModified: "ignore",
    });
  });

  test("leave the neighbours of what they overrule, and the file itself, as they are", () => {
    const file = { ...least, author: { name: "Ada", url: "https://ada.example/" } };
    expect(overridden({ SEEDWIRE_AUTHOR_NAME: "Bo" }, file).author).toEqual({
      name: "Bo",
      url: "https://ada.example/",
    });
    expect(file.author.name).toBe("Ada");
  });

  test("make do without a file", () => {
    const { siteUrl, idAuthority } = overridden(
      { SEEDWIRE_SITE_URL: "https://a.example/", SEEDWIRE_ID_AUTHORITY: "a.example", SEEDWIRE_ID_DATE: "2020-02-02" },
      {},
    );
    expect([siteUrl, idAuthority.name]).toEqual(["https://a.example/", "a.example"]);
  });

  test("that are empty or not ours count as not set", () => {
    expect(overridden({ SEEDWIRE_TITLE: "", TITLE: "Other", PATH: "/bin" }).title).toBe("Articles");
  });

  test("that do not exist are refused, with those that do", () => {
    const overriding = () => overrideConfiguration(least, { SEEDWIRE_TITEL: "Other" });
    expect(overriding).toThrow(ConfigurationError);
    expect(overriding).toThrow(/^SEEDWIRE_TITEL: there is no such variable$/);
    expect(overriding).toThrow(
      expect.objectContaining({ hint: expect.stringContaining("SEEDWIRE_TITLE, SEEDWIRE_DESCRIPTION") }),
    );
  });

  test.each(["many", "0", "61", "7.5", "1e1"])("cannot make %s entries per feed", (count) => {
    expect(() => overridden({ SEEDWIRE_ENTRIES_PER_FEED: count })).toThrow(/entriesPerFeed: found/);
  });
});

test("the schema beside the configuration is the one that reads it", () => {
  expect(JSON.parse(readProjectFile("seedwire.config.schema.json"))).toEqual(JSON.parse(renderConfigurationSchema()));
});

test("the configuration of the samples is right, to the program and to editors", () => {
  const json: unknown = JSON.parse(readProjectFile("seedwire.config.json"));
  expect(parseConfiguration(json, "seedwire.config.json").title).toBe("Seedwire samples");
  expect(validate(json)).toBe(true);
});
