import * as v from "valibot";
import type { Channel } from "#model/channel.ts";
import { ConfigurationError } from "#model/errors.ts";
import { podcastSetting } from "./podcast-setting.ts";

/** The file a person writes, and the schema editors complete it by. */
export const CONFIGURATION_FILE = "seedwire.config.json";
export const CONFIGURATION_SCHEMA_FILE = "seedwire.config.schema.json";

const says = <S extends v.GenericSchema>(schema: S, description: string) => v.pipe(schema, v.description(description));

const text = (what: string) => v.pipe(v.string(), v.minLength(1, `${what} that is not empty`));
const ADDRESS = "an address that begins with http:// or https://";
const webAddress = v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+\S*$/, ADDRESS), v.check(URL.canParse, ADDRESS));
const FOLDER_ADDRESS = "an address that begins with http:// or https://, without ? and #";
const folderAddress = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^\s/?#]+[^\s?#]*$/, FOLDER_ADDRESS),
  v.check(URL.canParse, FOLDER_ADDRESS),
);
const DAY = "a day such as 2026-11-22";
const calendarDay = v.pipe(v.string(), v.isoDate(DAY), v.check(isCalendarDay, DAY));
/** RFC 4151 section 2.1; it advises lower case, for ids are compared letter by letter. */
const domain = v.pipe(
  v.string(),
  v.regex(
    /^([a-z0-9._-]+@)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]*[a-z0-9])?$/,
    "a domain name or mail address that you own, in lower case, such as news.example.org",
  ),
);
const language = v.pipe(
  v.string(),
  v.check((tag) => isLanguageTag(tag), "a language tag (BCP 47) such as en, pt-BR or zh-Hant"),
);
const timeZone = v.pipe(
  v.string(),
  v.check((name) => isTimeZone(name), "an IANA time zone such as UTC, Europe/Kyiv or Asia/Riyadh"),
);
/** Names with a single / between them, none of which leads out of the site or to another host. */
const STYLESHEET = "a path below public/ such as theme.css, other than our own style.css";
const stylesheet = v.pipe(
  v.string(),
  v.regex(/^(?!style\.css$)(?!\.)(?!.*\/(?:\/|\.))[^/:?#\\\s][^:?#\\]*\.css$/, STYLESHEET),
);
const LOGO = "an address that begins with http:// or https://, or a path below public/ such as logo.svg";
const logo = v.pipe(
  v.string(),
  v.regex(/^(?:https?:\/\/[^\s/]+\S*|(?!\.)(?!.*\/(?:\/|\.))[^/:?#\\\s][^:?#\\]*)$/, LOGO),
  v.check((place) => !place.includes(":") || URL.canParse(place), LOGO),
);

const topicChoice = (what: string) =>
  says(
    v.union([v.boolean(), v.array(text("a name"))], `true, false or a list of ${what}`),
    `true: each of the ${what} that articles have; or these.`,
  );

/** One place says what the configuration may hold; the JSON Schema beside the file is made from it. */
export const configurationSchema = v.strictObject({
  $schema: v.optional(says(v.string(), "Where an editor finds the schema of this file.")),
  title: v.optional(says(text("a title"), "The feed's name, as readers list it."), "Articles"),
  description: v.optional(says(v.string(), "One sentence on what the feed carries."), ""),
  siteUrl: says(folderAddress, "The address under which public/ is served."),
  id: says(
    v.strictObject({
      authority: says(domain, "A domain name or mail address that was yours on that day."),
      date: says(calendarDay, "A day on which it was yours; the day the feed was founded."),
    }),
    "RFC 4151 authority of every entry's id. Written once by `seedwire init`; changing it makes every article new to every reader.",
  ),
  language: v.optional(says(language, "Language of entries that show no other (BCP 47)."), "en"),
  timeZone: v.optional(says(timeZone, "Zone in which dates without a zone are read and a day begins (IANA)."), "UTC"),
  author: v.optional(
    says(
      v.strictObject({
        name: says(text("a name"), "Name shown for entries that name no author."),
        url: v.optional(says(webAddress, "The author's page.")),
        email: v.optional(
          says(v.pipe(v.string(), v.email("a mail address")), "The author's mail address, made public."),
        ),
      }),
      "Stands in for entries that name no author.",
    ),
  ),
  entriesPerFeed: v.optional(
    says(
      v.pipe(
        v.number(),
        v.integer("a whole number from 1 to 60"),
        v.minValue(1, "a whole number from 1 to 60"),
        v.maxValue(60, "a whole number from 1 to 60"),
      ),
      "How many of the newest entries the feeds and the index carry.",
    ),
    50,
  ),
  content: v.optional(
    says(v.picklist(["full", "summary"]), "Whether feeds carry whole articles or their summaries."),
    "full",
  ),
  hub: v.optional(says(webAddress, "WebSub hub that passes updates on to subscribers.")),
  rights: v.optional(says(text("a line"), "Copyright or licence line of the feed.")),
  image: v.optional(says(webAddress, "The feed's picture.")),
  podcast: v.optional(says(podcastSetting(webAddress), "What podcast directories ask about the channel.")),
  pages: v.optional(
    says(
      v.strictObject({
        stylesheet: v.optional(
          says(stylesheet, "Your own style sheet, which follows ours; put the file into public/."),
        ),
        logo: v.optional(says(logo, "Shown on every page; an address, or a file that you put into public/.")),
        footer: v.optional(says(text("a text"), "Shown under every page; text, a paragraph a line.")),
      }),
      "What you bring of your own to the look of the pages.",
    ),
  ),
  topics: v.optional(
    says(
      v.strictObject({
        tags: v.optional(topicChoice("tags")),
        authors: v.optional(topicChoice("authors")),
        sources: v.optional(topicChoice("sources")),
      }),
      "Which tags, authors and sources have feeds and a page of their own: true for all, or a list of names.",
    ),
  ),
  lastModified: v.optional(
    says(v.picklist(["use", "ignore"]), "`ignore` where file time stamps mean nothing, as in a folder under git."),
    "use",
  ),
});

/**
 * Reads what a configuration file says into a channel, with defaults filled in.
 * @param json the parsed file (any value)
 * @param place its path or variable, for messages
 * @throws ConfigurationError that names each wrong setting, the value found and what is allowed
 */
export const parseConfiguration = (json: unknown, place: string): Channel => {
  const result = v.safeParse(configurationSchema, json);
  if (!result.success) {
    const issues = new Set(result.issues.map(describeIssue));
    throw new ConfigurationError(`${place} is not right:\n${[...issues].join("\n")}`, {
      hint: `Mend the setting; ${CONFIGURATION_SCHEMA_FILE} lists what each may be.`,
    });
  }
  const { $schema: _, id, siteUrl, author, hub, rights, image, podcast, pages, topics, ...plain } = result.output;
  return {
    ...plain,
    siteUrl: siteUrl.endsWith("/") ? siteUrl : `${siteUrl}/`,
    idAuthority: { name: id.authority, date: id.date },
    ...(author && { author: withoutAbsent(author) }),
    ...(hub && { hub }),
    ...(rights && { rights }),
    ...(image && { image }),
    ...(topics && { topics: withoutAbsent(topics) }),
    ...(podcast && { podcast: withoutAbsent({ ...podcast, owner: podcast.owner && withoutAbsent(podcast.owner) }) }),
    ...(pages && { pages: withoutAbsent(pages) }),
  };
};

/** Reads a configuration's text. @throws ConfigurationError also when it is not JSON. */
export const parseConfigurationText = (json: string, place: string): Channel => {
  try {
    return parseConfiguration(JSON.parse(json.replace(/^\uFEFF/, "")), place); // some editors write a byte order mark
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(`${place} is not JSON: ${(error as Error).message}`, {
      hint: "Look for a missing comma, a quote or a comment; JSON has none.",
      cause: error,
    });
  }
};

/** Variables that overrule settings, for places where a file is hard to change. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  SEEDWIRE_TITLE: ["title"],
  SEEDWIRE_DESCRIPTION: ["description"],
  SEEDWIRE_SITE_URL: ["siteUrl"],
  SEEDWIRE_ID_AUTHORITY: ["id", "authority"],
  SEEDWIRE_ID_DATE: ["id", "date"],
  SEEDWIRE_LANGUAGE: ["language"],
  SEEDWIRE_TIME_ZONE: ["timeZone"],
  SEEDWIRE_AUTHOR_NAME: ["author", "name"],
  SEEDWIRE_AUTHOR_URL: ["author", "url"],
  SEEDWIRE_AUTHOR_EMAIL: ["author", "email"],
  SEEDWIRE_ENTRIES_PER_FEED: ["entriesPerFeed"],
  SEEDWIRE_CONTENT: ["content"],
  SEEDWIRE_HUB: ["hub"],
  SEEDWIRE_RIGHTS: ["rights"],
  SEEDWIRE_IMAGE: ["image"],
  SEEDWIRE_PAGES_STYLESHEET: ["pages", "stylesheet"],
  SEEDWIRE_PAGES_LOGO: ["pages", "logo"],
  SEEDWIRE_PAGES_FOOTER: ["pages", "footer"],
  SEEDWIRE_LAST_MODIFIED: ["lastModified"],
};

/**
 * The configuration's JSON with the variables that are set laid over it; empty ones count as not set.
 * @throws ConfigurationError for a variable that begins with SEEDWIRE_ and means nothing
 */
export const overrideConfiguration = (
  json: object,
  variables: Readonly<Record<string, string | undefined>>,
): object => {
  const overridden = structuredClone(json) as Record<string, unknown>;
  for (const [name, value] of Object.entries(variables)) {
    if (!name.startsWith("SEEDWIRE_") || !value) continue;
    const path = VARIABLES[name];
    if (!path)
      throw new ConfigurationError(`${name}: there is no such variable`, {
        hint: `There are ${Object.keys(VARIABLES).join(", ")}.`,
      });
    const [setting = "", inner] = path;
    const plain = setting === "entriesPerFeed" && /^\d+$/.test(value) ? Number(value) : value;
    overridden[setting] =
      inner === undefined ? plain : { ...(overridden[setting] as object | undefined), [inner]: plain };
  }
  return overridden;
};

const describeIssue = (issue: v.BaseIssue<unknown>): string => {
  const path = v.getDotPath(issue) ?? "the whole file";
  if (issue.type === "strict_object" && issue.expected === "never") return `  ${path}: there is no such setting`;
  if (issue.input === undefined) return `  ${path}: missing; it has to be set`;
  const unsaid = issue.kind === "schema" && issue.expected && issue.message.startsWith("Invalid");
  const allowed = unsaid ? issue.expected.replaceAll(/[()]/g, "") : issue.message;
  return `  ${path}: found ${JSON.stringify(issue.input)}, allowed is ${allowed}`;
};

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const withoutAbsent = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(Object.entries(value).filter(([, x]) => x !== undefined)) as Present<T>;

function isCalendarDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

const isLanguageTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

const isTimeZone = (name: string): boolean => {
  if (name === "UTC") return true; // without the 7 ms that a first question about zones takes
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
};
