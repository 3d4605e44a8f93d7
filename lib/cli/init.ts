import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isCancel, text } from "@clack/prompts";
import { renderDay } from "#model/dates.ts";
import { ConfigurationError, StoreRefused } from "#model/errors.ts";
import { CONFIGURATION_SCHEMA_FILE, parseConfiguration } from "#pipeline/configuration.ts";
import configurationSchema from "#schema" with { type: "json" };
import { Interrupted } from "./interrupt.ts";
import { commandClock } from "./open-site.ts";
import type { Terminal } from "./terminal.ts";

export interface InitAnswers {
  readonly title?: string;
  readonly siteUrl?: string;
  readonly authority?: string;
  readonly date?: string;
  readonly language?: string;
  readonly timeZone?: string;
}

/**
 * `seedwire init`: writes a configuration, from the flags or by asking a person, and its schema beside it.
 * The id authority is written here once and for all; nothing derives it later.
 * @throws ConfigurationError when one is there already, or an answer is missing or not allowed
 */
export const runInit = async (given: InitAnswers, file: string, terminal: Terminal): Promise<void> => {
  const asks = process.stdin.isTTY === true && terminal.watched && given.siteUrl === undefined;
  const today = renderDay({ at: commandClock().now(), offset: 0 });
  const answers = asks ? await ask(given, today) : given;
  if (!answers.siteUrl) {
    throw new ConfigurationError("init has to know where the site will be served", {
      hint: "Add --site-url https://news.example.org/ (and --title, --authority, --language, --time-zone as you like).",
    });
  }
  const configuration = {
    $schema: `./${CONFIGURATION_SCHEMA_FILE}`,
    title: answers.title ?? "Articles",
    siteUrl: answers.siteUrl,
    id: { authority: answers.authority ?? hostOf(answers.siteUrl), date: answers.date ?? today },
    language: answers.language ?? "en",
    timeZone: answers.timeZone ?? "UTC",
  };
  parseConfiguration(configuration, "What init was told");
  await writeNew(file, configuration);
  await writeFile(join(dirname(file), CONFIGURATION_SCHEMA_FILE), `${JSON.stringify(configurationSchema, null, 2)}\n`);
  terminal.say(
    `Wrote ${file}. Ids begin with tag:${configuration.id.authority},${configuration.id.date}: and must stay so.`,
  );
  terminal.say("Next: put articles into seeds/ and run `seedwire serve`.");
};

const writeNew = async (file: string, value: unknown): Promise<void> => {
  try {
    await writeFile(file, `${JSON.stringify(value, null, 2)}\n`, { flag: "wx" });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST") {
      throw new ConfigurationError(`There is a ${file} already`, {
        hint: "Edit it; a new id authority would make every article new to every reader.",
        cause,
      });
    }
    throw new StoreRefused(`${file} cannot be written`, {
      hint: "Look at the folder's permissions and free space.",
      cause,
    });
  }
};

const ask = async (given: InitAnswers, today: string): Promise<InitAnswers> => {
  const title = await answer("What is the feed called?", given.title, "Articles");
  const siteUrl = await answer("Under which address will it be served?", given.siteUrl, "https://news.example.org/");
  const authority = await answer(
    "Which domain of yours shall its ids carry, for ever?",
    given.authority,
    hostOf(siteUrl),
  );
  const language = await answer("In which language are the articles (en, de, pt-BR …)?", given.language, "en");
  const timeZone = await answer(
    "In which time zone do their days begin?",
    given.timeZone,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
  );
  return { title, siteUrl, authority, language, timeZone, date: given.date ?? today };
};

const answer = async (message: string, given: string | undefined, initialValue: string): Promise<string> => {
  if (given !== undefined) return given;
  const value = await text({ message, initialValue });
  if (isCancel(value)) throw new Interrupted("Interrupted; nothing was written.");
  return value;
};

const hostOf = (siteUrl: string): string => (URL.canParse(siteUrl) ? new URL(siteUrl).hostname : "");
