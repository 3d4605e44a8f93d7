import type { FeedFacts } from "./facts.ts";
import { error, type Remark, warning, when } from "./finding.ts";
import { childOf, childrenOf, type XmlElement } from "./xml-tree.ts";

/** The text of the first element of that name inside, trimmed; `undefined` where there is none, or it is blank. */
export const textOf = (element: XmlElement, name: string, namespace?: string): string | undefined =>
  childOf(element, name, namespace)?.text.trim() || undefined;

export const ATOM = "http://www.w3.org/2005/Atom";

/** Where the first of Atom's links with that relation leads, of those that stand directly inside. */
export const linkOf = (element: XmlElement, relation: string): string | undefined =>
  childrenOf(element, "link", ATOM).find(({ attributes: { rel = "alternate" } }) => rel === relation)?.attributes.href;

/** RFC 5005's words, which are the same in Atom and in RSS. */
export const archiveFacts = (feed: XmlElement): Pick<FeedFacts, "self" | "older" | "current" | "archive"> => ({
  self: linkOf(feed, "self"),
  older: linkOf(feed, "prev-archive"),
  current: linkOf(feed, "current"),
  archive: childOf(feed, "archive", "http://purl.org/syndication/history/1.0") !== undefined,
});

/** Where an element stands, for people. */
export const lineOf = ({ line }: XmlElement): string => `line ${line}`;

/** An error where an element that the format demands is not there, or says nothing. */
export const missing = (element: XmlElement, name: string, place: string): Remark[] =>
  when(
    textOf(element, name) === undefined,
    error(place, `There is no ${name}, or it is blank.`, `The format asks for <${name}> in every ${element.name}.`),
  );

/** A warning for every value with white space around it: newsboat keeps a guid with the line feed it finds there. */
export const padded = (element: XmlElement): Remark[] =>
  element.children.length > 0
    ? element.children.flatMap(padded)
    : when(
        element.text !== element.text.trim(),
        warning(
          lineOf(element),
          `White space stands around the value of ${element.name}.`,
          "Write the value right between the tags.",
        ),
      );
