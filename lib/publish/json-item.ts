import { renderRfc3339 } from "#model/dates.ts";
import type { Attachment } from "#model/entry.ts";
import type { FeedEntry } from "./feed-entry.ts";
import { authorMembers } from "./json-corrections.ts";
import { renderEvidence } from "./json-evidence.ts";

/** One item as JSON, indented for its place in the feed. */
export const jsonItem = (view: FeedEntry): string => indented(JSON.stringify(membersOf(view), null, 2));

/**
 * What an item holds, for the people who look: what names it first, its text last. Not through `feed`, which writes version 1 and
 * of an item little that could stay: one author, no attachments, dates in UTC and one for the undated.
 * A member that is `undefined` is not written.
 */
const membersOf = (view: FeedEntry) => ({
  id: view.id,
  url: view.address,
  title: view.title,
  summary: view.summary,
  image: view.image?.url,
  tags: someOf(view.tags),
  date_published: view.published && renderRfc3339(view.published),
  date_modified: view.revised && renderRfc3339(view.revised),
  ...authorMembers(view.authors),
  language: view.language,
  content_html: view.html,
  content_text: view.html ? undefined : view.opening,
  attachments: someOf(view.attachments.map(jsonAttachment)),
  _seedwire: renderEvidence(view.beliefs),
});

const jsonAttachment = ({ url, type, title, length, duration }: Attachment) => ({
  url,
  mime_type: type,
  title,
  size_in_bytes: length,
  duration_in_seconds: duration,
});

const someOf = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

/** A string in JSON holds no line feed, but may hold U+2028, where a regular expression sees a line begin. */
const indented = (json: string): string => `    ${json.replaceAll("\n", "\n    ")}`;
