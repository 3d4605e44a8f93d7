import type { Article } from "#model/article.ts";
import type { Considered } from "#model/candidate.ts";
import type { ArticleRules } from "#model/channel.ts";
import type { Entry } from "#model/entry.ts";
import { considerAuthors, considerSources } from "./consider-names.ts";
import { considerTitles } from "./consider-titles.ts";
import { considerDates } from "./dates/consider-dates.ts";
import { openDraft } from "./draft.ts";
import { findLanguage } from "./language.ts";
import { sceneOf, steps } from "./normalize.ts";
import { liftTitle } from "./title.ts";

/**
 * What else the article offers for the fields of its entry, and why each of these lost. It goes the way of `normalize` once
 * more, so that the entry itself need not carry what nobody asks for but `explain`. Fields with nothing to say are absent.
 */
export const consider = async (article: Article, channel: ArticleRules, entry: Entry): Promise<Considered> => {
  const opened = openDraft(article, channel, await findLanguage(article, channel));
  const titled = steps.indexOf(liftTitle);
  const untitled = steps.slice(0, titled).reduce((draft, step) => step(draft), opened);
  const draft = steps.slice(titled).reduce((lifted, step) => step(lifted), untitled);
  const title = considerTitles(untitled, draft, entry.title);
  const published = considerDates(sceneOf(draft), entry.published);
  const authors = considerAuthors(draft, entry.authors);
  const source = considerSources(draft, entry.source);
  return {
    ...(title.length > 0 && { title }),
    ...(published.length > 0 && { published }),
    ...(authors.length > 0 && { authors }),
    ...(source.length > 0 && { source }),
  };
};
