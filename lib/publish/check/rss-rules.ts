import { type FeedFacts, type ItemFacts, rfc822, rfc3339 } from "./facts.ts";
import { error, type Remark, warning, when } from "./finding.ts";
import { ATOM, archiveFacts, lineOf, linkOf, missing, padded, textOf } from "./xml-rules.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

const CONTENT = "http://purl.org/rss/1.0/modules/content/";
const DC = "http://purl.org/dc/elements/1.1/";

/** What RSS 2.0 and the RSS Advisory Board's profile ask of a document. @param root its root element */
export const checkRss = (root: XmlElement): { remarks: Remark[]; facts: FeedFacts } => {
  const channel = childOf(root, "channel", "");
  if (root.name !== "rss" || !channel) {
    const remark = error(
      lineOf(root),
      "This is not RSS: no <rss> with a <channel> in it.",
      "Look at what was written to rss.xml.",
    );
    return { remarks: [remark], facts: { updated: undefined, items: [] } };
  }
  const items = childrenOf(channel, "item");
  return {
    remarks: [
      ...when(root.attributes.version !== "2.0", error("rss", "The version is not 2.0.", 'Write <rss version="2.0">.')),
      ...["title", "link", "description"].flatMap((name) => missing(channel, name, "channel")),
      ...when(
        !textOf(channel, "language"),
        warning("channel", "No language is stated.", "Set `language` in the configuration."),
      ),
      ...when(
        linkOf(channel, "self") === undefined,
        warning(
          "channel",
          "The feed does not say where it is.",
          'Add <atom:link rel="self">; readers follow a move by it.',
        ),
      ),
      ...padded(root),
      ...items.flatMap((item, index) => checkItem(item, placeOf(item, index))),
    ],
    facts: {
      updated: dateIn(channel, "lastBuildDate"),
      ...archiveFacts(channel),
      items: items.map((item, index) => factsOf(item, placeOf(item, index))),
    },
  };
};

const checkItem = (item: XmlElement, place: string): Remark[] => [
  ...when(
    !textOf(item, "title") && !textOf(item, "description"),
    error(place, "The item has neither title nor description.", "RSS 2.0 asks for one of the two."),
  ),
  ...when(
    childrenOf(item, "encoded", CONTENT).length > 0 && !textOf(item, "description"),
    warning(place, "content:encoded stands without a description.", "Some readers show the description only."),
  ),
  ...checkGuid(childOf(item, "guid"), place),
  ...checkAuthors(item, place),
  ...checkEnclosures(childrenOf(item, "enclosure"), place),
];

const checkGuid = (guid: XmlElement | undefined, place: string): Remark[] =>
  when(
    guid !== undefined && guid.attributes.isPermaLink !== "false" && !/^https?:\/\//.test(guid.text),
    error(place, "The guid passes for an address and is none.", 'Write isPermaLink="false".'),
  );

const checkAuthors = (item: XmlElement, place: string): Remark[] => {
  const authors = childrenOf(item, "author");
  return [
    ...when(
      authors.some(({ text }) => !/^[^\s@]+@[^\s@]+( \(.+\))?$/.test(text)),
      error(place, "The author is no mail address.", "Names belong into dc:creator; <author> is `mail (Name)`."),
    ),
    ...when(
      authors.length > 1 || (authors.length > 0 && childrenOf(item, "creator", DC).length > 0),
      warning(place, "The author is named twice.", "One <author>, or dc:creator, not both."),
    ),
  ];
};

const checkEnclosures = (enclosures: readonly XmlElement[], place: string): Remark[] => [
  ...when(
    enclosures.length > 1,
    warning(
      place,
      "There is more than one enclosure.",
      "Readers take the first or the last; name the others by media:content.",
    ),
  ),
  ...enclosures.flatMap(({ attributes: { url = "", type = "", length = "" } }) =>
    when(
      !/^https?:\/\//.test(url) || !/^[^/\s]+\/[^/\s]+/.test(type) || !/^\d+$/.test(length),
      error(
        place,
        "The enclosure lacks its address, its media type or its length in bytes.",
        "RSS 2.0 asks for all three.",
      ),
    ),
  ),
];

const factsOf = (item: XmlElement, place: string): ItemFacts => {
  const modified = textOf(item, "updated", ATOM);
  return {
    place,
    id: textOf(item, "guid"),
    title: textOf(item, "title"),
    link: textOf(item, "link"),
    published: dateIn(item, "pubDate"),
    modified: modified === undefined ? undefined : rfc3339(modified),
    html: `${textOf(item, "description") ?? ""} ${textOf(item, "encoded", CONTENT) ?? ""}`,
  };
};

const dateIn = (element: XmlElement, name: string) => {
  const written = textOf(element, name);
  return written === undefined ? undefined : rfc822(written);
};

const placeOf = (item: XmlElement, index: number): string => `item ${index + 1} (${lineOf(item)})`;
