import type { Channel } from "#model/channel.ts";
import { renderRfc3339 } from "#model/dates.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { type FeedChannel, feedChannel } from "./feed-channel.ts";
import { feedUpdated, type Moment } from "./feed-dates.ts";
import { feedDocument } from "./feed-document.ts";
import { feedEntry } from "./feed-entry.ts";
import { feedAddress, paths } from "./links.ts";
import { emptyElement, htmlElement, parentElement, textElement } from "./xml.ts";

/**
 * Atom 1.0 (RFC 4287). Not through `feed` 6.0.0, whose Atom cannot be put right from outside: it writes the plain title
 * raw into `type="html"` (newsboat shows `AT&T` as `ATT`), guards only the first `]]>`, throws for an id that is no
 * URL, writes every time in UTC (the calendar day moves), makes up enclosure types from file names, and has no hook for
 * `xml:lang` or an extension. The tests keep it as the oracle for what it does right.
 *
 * @param entries newest first, already limited and due
 */
export const renderAtom = (channel: Channel, entries: readonly Entry[]): Document =>
  joinAtom(
    channel,
    feedUpdated(channel, entries),
    entries.map((entry) => renderAtomEntry(channel, entry)),
  );

/** The feed around entries that were rendered before. */
export const joinAtom = (channel: Channel, updated: Moment, entries: readonly string[]): Document => {
  const feed = parentElement("feed", [...renderMetadata(channel, updated), ...entries], {
    xmlns: "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xml:lang": feedChannel(channel).language,
  });
  return feedDocument(channel, paths.atom, "application/atom+xml", `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`);
};

/** One `<entry>`: a function of this entry and the channel alone. */
export const renderAtomEntry = (channel: Channel, entry: Entry): string => {
  const { id, address, standInTitle, published, updated, authors, source, tags, summary, opening, html, ...rest } =
    feedEntry(channel, entry);
  return parentElement(
    "entry",
    [
      textElement("id", id),
      textElement("title", standInTitle, { type: "text" }),
      emptyElement("link", { rel: "alternate", href: address }),
      textElement("published", published && renderRfc3339(published)),
      textElement("updated", renderRfc3339(updated)),
      ...authors.map(renderPerson),
      ...tags.map((term) => emptyElement("category", { term })),
      textElement("summary", html ? summary : opening, { type: "text" }),
      htmlElement("content", html, { type: "html" }),
      ...rest.attachments.map(({ url, ...about }) => emptyElement("link", { rel: "enclosure", href: url, ...about })),
      source?.url ? emptyElement("link", { rel: "via", href: source.url, title: source.name }) : "",
      // Not atom:source: that is the feed an entry was copied from, and wants its id, title and time (section 4.2.11).
      textElement("dc:source", source?.name),
    ],
    { "xml:lang": rest.language },
  );
};

const renderMetadata = (channel: Channel, updated: Moment): string[] => {
  const { id, title, description, site, author, rights, image, hub } = feedChannel(channel);
  return [
    textElement("id", id),
    textElement("title", title, { type: "text" }),
    textElement("subtitle", description, { type: "text" }),
    emptyElement("link", { rel: "self", type: "application/atom+xml", href: feedAddress(channel, paths.atom) }),
    emptyElement("link", { rel: "alternate", type: "text/html", href: site }),
    hub ? emptyElement("link", { rel: "hub", href: hub }) : "",
    textElement("updated", renderRfc3339(updated)),
    renderPerson(author ?? publisher(title, site)),
    textElement("rights", rights, { type: "text" }),
    textElement("icon", image),
    textElement("logo", image),
    textElement("generator", "Seedwire"),
  ];
};

/** Every entry needs an author, its own or the feed's (section 4.1.2): the feed itself publishes what names none. */
const publisher = (name: string, url: string): NonNullable<FeedChannel["author"]> => ({ name, url, email: undefined });

const renderPerson = ({ name, url, email }: { name: string; url: string | undefined; email?: string | undefined }) =>
  parentElement("author", [textElement("name", name), textElement("uri", url), textElement("email", email)]);
