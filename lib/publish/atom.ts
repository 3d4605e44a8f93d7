import type { Channel } from "#model/channel.ts";
import { renderRfc3339 } from "#model/dates.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { type FeedChannel, feedChannel } from "./feed-channel.ts";
import { feedUpdated, type Moment } from "./feed-dates.ts";
import { feedDocument, MEDIA_TYPES } from "./feed-document.ts";
import { type FeedEntry, feedEntry } from "./feed-entry.ts";
import { type FeedLinks, type FeedPosition, feedLinks } from "./feed-position.ts";
import { emptyElement, htmlElement, parentElement, textElement } from "./xml.ts";

/**
 * Atom 1.0 (RFC 4287). Not through `feed` 6.0.0, whose Atom cannot be put right from outside: it writes the plain title
 * raw into `type="html"` (newsboat shows `AT&T` as `ATT`), guards only the first `]]>`, throws for an id that is no
 * URL, writes every time in UTC (the calendar day moves), makes up enclosure types from file names, and has no hook for
 * `xml:lang` or an extension. The tests keep it as the oracle for what it does right.
 *
 * @param entries newest first, already limited and due
 */
export const renderAtom = (channel: Channel, entries: readonly Entry[], position?: FeedPosition): Document =>
  joinAtom(
    channel,
    feedUpdated(channel, entries),
    entries.map((entry) => renderAtomEntry(channel, entry)),
    position,
  );

/** The feed around entries that were rendered before. */
export const joinAtom = (
  channel: Channel,
  updated: Moment,
  entries: readonly string[],
  position: FeedPosition = {},
): Document => {
  const about = feedChannel(channel, position);
  const links = feedLinks(channel, position, "atom");
  const head = parentElement("feed", renderMetadata(about, links, updated), {
    xmlns: "http://www.w3.org/2005/Atom",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:fh": "http://purl.org/syndication/history/1.0",
    "xml:lang": about.language,
  });
  const end = head.lastIndexOf("\n</feed>");
  return feedDocument(about, links, "atom", [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    head.slice(0, end),
    ...entries.flatMap((entry) => ["\n", entry]),
    head.slice(end),
    "\n",
  ]);
};

/** One `<entry>`: a function of this entry and the channel alone. */
export const renderAtomEntry = (channel: Channel, entry: Entry): string => atomEntry(feedEntry(channel, entry));

/** The same from what all formats say of it. */
export const atomEntry = (view: FeedEntry): string => {
  const { id, address, standInTitle, published, updated, authors, source, tags, summary, opening, html, ...rest } =
    view;
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
      ...rest.attachments.map(({ url, type, length, title }) =>
        emptyElement("link", { rel: "enclosure", href: url, type, length, title }),
      ),
      source?.url ? emptyElement("link", { rel: "via", href: source.url, title: source.name }) : "",
      // Not atom:source: that is the feed an entry was copied from, and wants its id, title and time (section 4.2.11).
      textElement("dc:source", source?.name),
    ],
    { "xml:lang": rest.language },
  );
};

const renderMetadata = (
  { id, title, description, site, author, rights, image, hub }: FeedChannel,
  { self, current, older }: FeedLinks,
  updated: Moment,
): string[] => {
  const link = (rel: string, href: string | undefined, type?: string) =>
    href === undefined ? "" : emptyElement("link", { rel, type, href });
  return [
    textElement("id", id),
    textElement("title", title, { type: "text" }),
    textElement("subtitle", description, { type: "text" }),
    link("self", self, MEDIA_TYPES.atom),
    link("alternate", site, "text/html"),
    link("hub", hub),
    link("current", current, MEDIA_TYPES.atom),
    link("prev-archive", older, MEDIA_TYPES.atom),
    current === undefined ? "" : emptyElement("fh:archive", {}),
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
