import type { Article, DeclaredField } from "#model/article.ts";
import type { Episode } from "#model/entry.ts";
import { declarationsOf } from "./draft.ts";

/** What the seed says of its recording as part of a series; `undefined` where it says nothing of the kind. */
export const findEpisode = (article: Article): Episode | undefined => {
  const number = wholeNumber(article, "episode");
  const season = wholeNumber(article, "season");
  const kind = KINDS.find((known) => known === declared(article, "episode-kind")?.toLowerCase());
  const explicit = declared(article, "explicit");
  const episode = {
    ...(number && { number }),
    ...(season && { season }),
    ...(kind && { kind }),
    ...(explicit && { explicit: explicit === "true" }),
  };
  return Object.keys(episode).length > 0 ? episode : undefined;
};

/**
 * The length of a recording in whole seconds, however tools write it: seconds, `62:03`, `1:02:03`, `PT1H2M3S` (ISO 8601);
 * `undefined` for anything else, and for one of more than four days.
 */
export const parseDuration = (written: string): number | undefined => {
  const clock = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,6})(?:\.\d+)?$/.exec(written.trim());
  const [, hours = "0", minutes = "0", seconds = "0"] = clock ?? ISO_8601.exec(written.trim()) ?? [];
  const duration = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return duration > 0 && duration < 360_000 ? duration : undefined;
};

const ISO_8601 = /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/i;

/** Apple's words for an episode. */
const KINDS = ["full", "trailer", "bonus"] as const;

const declared = (article: Article, field: DeclaredField): string | undefined =>
  declarationsOf(article, field)[0]?.value;

/** Directories count from 1. */
const wholeNumber = (article: Article, field: DeclaredField): number | undefined => {
  const written = declared(article, field);
  return written && /^[1-9]\d{0,5}$/.test(written) ? Number(written) : undefined;
};
