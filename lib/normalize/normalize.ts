import type { Article, DeclaredField } from "#model/article.ts";
import type { ArticleRules } from "#model/channel.ts";
import type { Entry } from "#model/entry.ts";
import { cleanStrings } from "#model/xml-characters.ts";
import { findUrl } from "./addresses.ts";
import { findAttachments } from "./attachments.ts";
import { findAuthors } from "./authors.ts";
import { removeBoilerplate } from "./boilerplate.ts";
import { liftByline } from "./byline.ts";
import { liftCaption } from "./caption.ts";
import { findDates } from "./dates/find-dates.ts";
import type { DateScene } from "./dates/page.ts";
import { type Draft, declarationsOf, openDraft, type Step } from "./draft.ts";
import { findEpisode } from "./episode.ts";
import { liftDateLines } from "./header-lines.ts";
import { markHeadings } from "./headings.ts";
import { findId, findPage } from "./identity.ts";
import { findImages } from "./images.ts";
import { findLanguage } from "./language.ts";
import { sanitize } from "./sanitize.ts";
import { liftSignOff } from "./sign-off.ts";
import { findSource } from "./source.ts";
import { liftStandfirst } from "./standfirst.ts";
import { findStatus } from "./status.ts";
import { findSummary } from "./summary.ts";
import { findTags } from "./tags.ts";
import { deriveTitle, liftTitle } from "./title.ts";
import { liftUpdates } from "./updates.ts";

/** The order of work on the body: each step takes out what is not the article's text, or says what a block is. */
export const steps: readonly Step[] = [
  liftDateLines,
  removeBoilerplate,
  liftCaption,
  liftByline,
  liftSignOff,
  liftTitle,
  liftUpdates,
  liftStandfirst,
  markHeadings,
];

/**
 * What we believe an article to be, every belief with its evidence. A function of the article and the channel alone;
 * it waits only for libraries that are loaded when first needed. It throws for no article, however odd.
 */
export const normalize = async (article: Article, channel: ArticleRules): Promise<Entry> => {
  const language = await findLanguage(article, channel);
  const draft = steps.reduce((lifted, step) => step(lifted), openDraft(article, channel, language));
  const { key } = article;
  const url = findUrl(article);
  const base = url ?? channel.siteUrl;
  const title = draft.title ?? deriveTitle(draft);
  const { published, updated, bound, notices: dateNotices } = await findDates(sceneOf(draft));
  const isDenied = (field: DeclaredField) => article.denied?.includes(field) === true;
  const source = isDenied("source") ? undefined : findSource(draft);
  const summary = isDenied("summary") ? undefined : findSummary(draft);
  const { attachments, notices: attachmentNotices } = findAttachments(article, base);
  const episode = findEpisode(article);
  const html = await sanitize(draft.blocks.map((block) => block.html).join("\n"), base);
  const entry: Omit<Entry, "key" | "html"> = {
    id: findId(article, channel),
    page: findPage(key),
    authors: isDenied("author") ? [] : findAuthors(draft),
    language,
    tags: findTags(article),
    status: findStatus(article, draft.status),
    text: draft.blocks
      .map((block) => block.text)
      .filter(Boolean)
      .join("\n\n"),
    images: findImages(article, draft.blocks, base),
    attachments,
    updates: draft.updates,
    draft: declarationsOf(article, "draft").some(({ value }) => /^(?:true|yes|1)$/i.test(value)),
    notices: [...draft.notices, ...dateNotices, ...attachmentNotices],
    ...(url && { url }),
    ...(title && { title }),
    ...(published && { published }),
    ...(updated && { updated }),
    ...(bound && { bound }),
    ...(source && { source }),
    ...(summary && { summary }),
    ...(episode && { episode }),
  };
  return { key, html, ...cleanStrings(entry) };
};

/** What the finders of dates see of an article that went through all steps. */
export const sceneOf = ({ article, blocks, channel, headers, captions, updates, language }: Draft): DateScene => ({
  article,
  headers,
  captions,
  updates,
  language: language.value,
  timeZone: channel.timeZone,
  paragraphs: blocks.filter(({ kind }) => kind === "paragraph").map(({ text }) => text),
});
