import { hash } from "node:crypto";
import type { Report } from "#catalog/records.ts";
import type { TopicSet } from "#catalog/topic-set.ts";
import type { Channel } from "#model/channel.ts";
import type { Entry } from "#model/entry.ts";
import { slugOf } from "#normalize/identity.ts";
import { foldName, type Topic, type TopicKind } from "#publish/topic.ts";

/** One of the topics that an entry belongs to. */
export interface Membership {
  readonly kind: TopicKind;
  readonly name: string;
  /** Equal for all spellings of the name. */
  readonly id: string;
}

/** The topics of an entry that have feeds of their own, by the configuration. */
export const membershipsOf = (
  { topics = {} }: Pick<Channel, "topics">,
  { tags, authors, source }: Pick<Report, "tags" | "authors" | "source">,
): Membership[] => {
  const all = [
    ...chosen("tag", tags, topics.tags),
    ...chosen("author", authors, topics.authors),
    ...chosen("source", source === undefined ? [] : [source], topics.sources),
  ];
  return [...new Map(all.map((one) => [one.id, one])).values()];
};

const chosen = (
  kind: TopicKind,
  names: readonly string[],
  choice: boolean | readonly string[] = false,
): Membership[] => {
  if (choice === false) return [];
  const wanted = choice === true ? undefined : new Set(choice.map(foldName));
  return names
    .filter((name) => foldName(name) !== "" && (wanted?.has(foldName(name)) ?? true))
    .map((name) => ({ kind, name, id: `${kind} ${foldName(name)}` }));
};

/** How an entry spells one of its topics. */
export const nameIn = (entry: Entry, { kind, id }: Membership): string =>
  membershipsOf(
    { topics: { tags: true, authors: true, sources: true } },
    {
      tags: entry.tags,
      authors: entry.authors.map(({ value }) => value.name),
      ...(entry.source && { source: entry.source.value.name }),
    },
  ).find((one) => one.kind === kind && one.id === id)?.name ?? "";

/** Where a topic's page and feeds stand: told by its folded name alone, so that it never moves. */
export const folderOf = ({ kind, id }: Pick<Membership, "kind" | "id">): string =>
  `topics/${slugOf(id.slice(kind.length + 1)) || kind}-${hash("sha256", id, "hex").slice(0, 8)}/`;

export const topicOf = ({ kind, name }: Pick<TopicSet, "kind" | "name">): Topic => ({
  kind,
  name,
  folder: folderOf({ kind, id: `${kind} ${foldName(name)}` }),
});

/** The topics of an entry as its page names them; absent where the site has none. */
export const topicsOf = (channel: Channel, entry: Entry): Topic[] | undefined =>
  channel.topics &&
  membershipsOf(channel, {
    tags: entry.tags,
    authors: entry.authors.map(({ value }) => value.name),
    ...(entry.source && { source: entry.source.value.name }),
  }).map(topicOf);
