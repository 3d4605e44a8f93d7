import { type Topic, topicPath } from "#publish/topic.ts";
import { isolate } from "./direction.ts";
import { type Html, html } from "./html.ts";
import { pathReference } from "./references.ts";
import type { Tongue } from "./tongue.ts";

/** A name, as a link to the topic's page. @param root from the page to the top of `public/` */
export const renderTopicLink = (topic: Topic, tongue: Tongue, root: string): Html =>
  html`<a href="${root}${pathReference(topicPath(topic))}">${isolate(nameOf(topic), tongue.direction)}</a>`;

/** Of these topics the one that is meant by a name an entry gives; topics fold case, entries do not. */
export const findTopic = (topics: readonly Topic[], kind: Topic["kind"], name: string): Topic | undefined =>
  topics.find((topic) => topic.kind === kind && fold(topic.name) === fold(name));

const fold = (name: string): string => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();

const nameOf = ({ name }: Topic): string => name.trim() || "Untitled";
