import { type FeedFacts, type ItemFacts, rfc3339 } from "./facts.ts";
import { error, type Remark, warning, when } from "./finding.ts";
import { ATOM, archiveFacts, lineOf, linkOf, missing, padded, textOf } from "./xml-rules.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** What RFC 4287 asks of a document. @param root its root element */
export const checkAtom = (root: XmlElement): { remarks: Remark[]; facts: FeedFacts } => {
  if (root.name !== "feed" || root.namespace !== ATOM) {
    const remark = error(lineOf(root), "This is not Atom 1.0.", `The root is <feed xmlns="${ATOM}">.`);
    return { remarks: [remark], facts: { updated: undefined, items: [] } };
  }
  const entries = childrenOf(root, "entry");
  const signed = hasAuthor(root);
  return {
    remarks: [
      ...["id", "title", "updated"].flatMap((name) => missing(root, name, "feed")),
      ...when(
        !root.attributes["xml:lang"],
        warning("feed", "No language is stated.", "Set `language` in the configuration; it becomes xml:lang."),
      ),
      ...when(
        linkOf(root, "self") === undefined,
        warning("feed", "The feed does not say where it is.", 'Add <link rel="self"> (RFC 4287 section 4.1.1).'),
      ),
      ...padded(root),
      ...entries.flatMap((entry, index) => checkEntry(entry, signed, placeOf(entry, index))),
    ],
    facts: {
      updated: dateIn(root, "updated"),
      ...archiveFacts(root),
      items: entries.map((entry, index) => factsOf(entry, placeOf(entry, index))),
    },
  };
};

const checkEntry = (entry: XmlElement, signed: boolean, place: string): Remark[] => [
  ...["title", "updated"].flatMap((name) => missing(entry, name, place)),
  ...when(
    !signed && !hasAuthor(entry),
    error(
      place,
      "Neither the entry nor the feed has an author.",
      "RFC 4287 section 4.1.2 asks for one; set `author` in the configuration.",
    ),
  ),
  ...when(
    !childOf(entry, "content") && !textOf(entry, "summary"),
    warning(place, "The entry has neither content nor summary.", "Readers have nothing to show but its title."),
  ),
  ...when(
    childOf(entry, "title")?.attributes.type === "html",
    warning(place, "The title is HTML.", 'Write it as type="text": newsboat shows `AT&T` as `ATT` otherwise.'),
  ),
];

const hasAuthor = (element: XmlElement): boolean =>
  childrenOf(element, "author").some((author) => textOf(author, "name") !== undefined);

const factsOf = (entry: XmlElement, place: string): ItemFacts => ({
  place,
  id: textOf(entry, "id"),
  title: textOf(entry, "title"),
  link: linkOf(entry, "alternate"),
  published: dateIn(entry, "published"),
  modified: dateIn(entry, "updated"),
  html: childrenOf(entry, "content")
    .filter(({ attributes }) => attributes.type === "html")
    .map(({ text }) => text)
    .join(" "),
});

const dateIn = (element: XmlElement, name: string) => {
  const written = textOf(element, name);
  return written === undefined ? undefined : rfc3339(written);
};

const placeOf = (entry: XmlElement, index: number): string => `entry ${index + 1} (${lineOf(entry)})`;
