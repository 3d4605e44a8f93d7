import { foldName, type Topic, type TopicKind, topicPath } from "#publish/topic.ts";
import { isolate } from "./direction.ts";
import { type Html, html } from "./html.ts";
import { pathReference } from "./references.ts";
import type { Tongue } from "./tongue.ts";

/** A name, as a link to the topic's page. @param root from the page to the top of `public/` */
export const renderTopicLink = (topic: Topic, tongue: Tongue, root: string): Html =>
  html`<a href="${root}${pathReference(topicPath(topic))}">${isolate(topicName(topic), tongue.direction)}</a>`;

/** Of these topics the one that is meant by a name an entry gives; topics fold case, entries do not. */
export const findTopic = (topics: readonly Topic[], kind: Topic["kind"], name: string): Topic | undefined =>
  topics.find((topic) => topic.kind === kind && foldName(topic.name) === foldName(name));

/** Topics by kind, for people and subjects are told apart: what a shelf is called and what stands on it, none empty. */
export const shelved = (topics: readonly Topic[]): readonly (readonly [name: string, topics: readonly Topic[]])[] =>
  SHELVES.map(([kind, name]) => [name, topics.filter((topic) => topic.kind === kind)] as const).filter(
    ([, shelf]) => shelf.length > 0,
  );

const SHELVES: readonly (readonly [TopicKind, string])[] = [
  ["tag", "By subject"],
  ["author", "By author"],
  ["source", "By source"],
];

/** Its name, or a word for one that is all spaces. */
export const topicName = ({ name }: Topic): string => name.trim() || "Untitled";
