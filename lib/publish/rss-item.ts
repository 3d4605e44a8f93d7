import { renderRfc822, renderRfc3339 } from "#model/dates.ts";
import type { Attachment } from "#model/entry.ts";
import type { FeedEntry, FeedImage } from "./feed-entry.ts";
import { asHtml } from "./feed-text.ts";
import { cdata, empty, INNER, parent, text } from "./rss-lines.ts";
import { podcastItem } from "./rss-podcast.ts";

/**
 * One `<item>`, indented for its place in the channel. Not through `feed`: of all that stands here it writes only link,
 * guid, category and enclosure right, and it takes three times as long for what every entry goes through.
 */
export const rssItem = (entry: FeedEntry): string => {
  const { title, address, id, published, opening, html, tags, authors, revised, source, language, enclosure } = entry;
  const media = entry.attachments.filter(({ url }) => url !== enclosure?.url);
  return [
    "        <item>",
    // Escaped once, not in CDATA: that would leave some readers in doubt whether it is HTML (rss-text.ts).
    text("title", title),
    text("link", address),
    text("guid", id, { isPermaLink: "false" }),
    // The undated have none, and a date keeps the day its source wrote.
    text("pubDate", published && renderRfc822(published)),
    // HTML, and before content:encoded for readers that take the last they meet.
    cdata("description", asHtml(opening)),
    cdata("content:encoded", html),
    ...tags.map((tag) => text("category", tag)),
    // RSS allows one.
    enclosure && empty("enclosure", { length: enclosure.length, type: enclosure.type, url: enclosure.url }),
    // RSS's `author` is one mail address; the channel's mail stands where RSS has a place for it, in `managingEditor`.
    ...authors.map(({ name }) => text("dc:creator", name)),
    // RSS has no word for an update; Atom's moves where guid and pubDate stay.
    text("atom:updated", revised && renderRfc3339(revised)),
    // Not RSS's `source`: its `url` is the feed an item was copied from, which an outlet's name does not tell.
    text("dc:source", source?.name),
    text("dc:language", language),
    entry.image && mediaImage(entry.image),
    ...media.map(mediaAttachment),
    ...podcastItem(entry),
    "        </item>",
  ]
    .filter((line) => line !== undefined)
    .join("\n");
};

/** Media RSS, for the picture and for attachments beyond the enclosure. */
const mediaImage = ({ url, width, height, description, credit }: FeedImage): string =>
  parent("media:content", { url, medium: "image", width, height }, [
    text("media:description", description, { type: "plain" }, INNER),
    text("media:credit", credit, {}, INNER),
  ]);

const mediaAttachment = ({ url, type, length, duration, width, height, title }: Attachment): string =>
  parent("media:content", { url, type, fileSize: length, duration, width, height }, [
    text("media:title", title, { type: "plain" }, INNER),
  ]);
