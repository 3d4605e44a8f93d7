import type { Entry } from "#model/entry.ts";
import { renderAtom } from "#publish/atom.ts";
import { childOf, childrenOf, parseXml, type XmlElement } from "#publish/check/xml-tree.ts";
import { renderJsonFeed } from "#publish/json-feed.ts";
import { renderRss } from "#publish/rss.ts";
import { channel } from "../../support/feed-articles.ts";
import { textOf } from "../../support/feed-checkers.ts";

/** The three feeds as a parser gives them back, values untrimmed. */

export const DC = "http://purl.org/dc/elements/1.1/";
export const ATOM = "http://www.w3.org/2005/Atom";
export const CONTENT = "http://purl.org/rss/1.0/modules/content/";
export const MEDIA = "http://search.yahoo.com/mrss/";

interface Json {
  readonly [member: string]: unknown;
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

export const rssOf = (entries: readonly Entry[], of = channel) => textOf(renderRss(of, entries));
export const atomOf = (entries: readonly Entry[], of = channel) => textOf(renderAtom(of, entries));
export const jsonOf = (entries: readonly Entry[], of = channel) =>
  JSON.parse(textOf(renderJsonFeed(of, entries))) as Json;

export const rssChannel = (xml: string) => childOf(parseXml(xml), "channel") as XmlElement;
const rssItems = (xml: string) => childrenOf(rssChannel(xml), "item");
const atomEntries = (xml: string) => childrenOf(parseXml(xml), "entry");
export const textIn = (element: XmlElement | undefined, name: string, namespace?: string) =>
  element && childOf(element, name, namespace)?.text;
export const textsIn = (element: XmlElement | undefined, name: string, namespace?: string) =>
  element ? childrenOf(element, name, namespace).map(({ text }) => text) : [];

/** One entry in all three, as a parser gives it back. */
export const three = (one: Entry, of = channel) => ({
  rss: rssItems(rssOf([one], of))[0] as XmlElement,
  atom: atomEntries(atomOf([one], of))[0] as XmlElement,
  json: jsonOf([one], of).items[0] as Readonly<Record<string, unknown>>,
});
