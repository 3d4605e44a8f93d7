import type { State } from "#catalog/catalog.ts";
import type { Subject } from "#catalog/root.ts";
import type { TopicSet } from "#catalog/topic-set.ts";
import { find, itemsFrom, itemsOf, type Tree } from "#catalog/tree.ts";
import { diffOf } from "#catalog/tree-diff.ts";
import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import { renderArchive, renderFeeds } from "#publish/feeds.ts";
import { paths } from "#publish/links.ts";
import { renderArchivePage } from "#publish/pages/archive-page.ts";
import { renderTopicPage } from "#publish/pages/topic-page.ts";
import { topicFeed } from "#publish/topic.ts";
import { type Archive, newestPage, planArchive, planArchivePage } from "./archive-plan.ts";
import { withMedia } from "./media.ts";
import { topicOf } from "./topics.ts";
import type { Wanted } from "./write-documents.ts";

/**
 * What differs between the topics that were published and those there are: their feeds, pages and archives.
 * @param anew true when all that stands is to be compared again, because it was made by other rules
 */
export async function* planTopics(state: State, channel: Channel, anew: boolean): AsyncGenerator<Wanted[]> {
  const { nodes, root } = state;
  const planned = new Set<string>();
  for await (const difference of diffOf(nodes, root.published.topics, root.topics)) {
    const [had, has] = await Promise.all([setsIn(state, difference.before), setsIn(state, difference.after)]);
    for (const [at, set] of has) {
      if (JSON.stringify(had.get(at)) === JSON.stringify(set)) continue;
      yield* planTopic(state, channel, at, had.get(at), set, anew);
      planned.add(at);
    }
    for (const [at, set] of had) if (!has.has(at)) yield* planTopic(state, channel, at, set, undefined, anew);
  }
  if (!anew) return;
  for await (const [at, set] of itemsFrom(nodes, root.topics))
    if (!planned.has(at)) yield* planTopic(state, channel, at, set as TopicSet, set as TopicSet, true);
}

const setsIn = async ({ nodes }: State, leaves: Tree): Promise<Map<string, TopicSet>> => {
  const items = await Promise.all(leaves.map((leaf) => itemsOf(nodes, leaf)));
  return new Map(items.flat().map(([at, set]) => [at, set as TopicSet]));
};

async function* planTopic(
  state: State,
  channel: Channel,
  at: string,
  before: TopicSet | undefined,
  now: TopicSet | undefined,
  anew: boolean,
): AsyncGenerator<Wanted[]> {
  const documents = now ? frontOf(channel, now) : [];
  const { folder } = topicOf((now ?? before) as TopicSet);
  yield FRONT.map((name) => ({
    path: folder + name,
    document: documents.find(({ path }) => path === folder + name),
    subject: { topic: at },
  }));
  yield* planArchive(archiveOf(state, channel, at, before, now), anew);
}

/** What every topic has in its folder. */
const FRONT = [paths.json, paths.atom, paths.rss, paths.index];

const frontOf = (channel: Channel, set: TopicSet): Document[] => {
  const topic = topicOf(set);
  const entries = withMedia(
    channel,
    set.front.items.map(([, value]) => value as Entry),
  );
  const shelf = { entries: set.entries, oldest: set.front.oldest };
  const older = newestPage({ now: shelf, folder: topic.folder });
  return [
    ...renderFeeds(channel, entries, { feed: topicFeed(channel, topic, false), older }),
    renderTopicPage(channel, { ...topic, entries, older }),
  ];
};

const EMPTY = { entries: [], oldest: "" };

const archiveOf = (
  { nodes }: State,
  channel: Channel,
  at: string,
  before: TopicSet | undefined,
  now: TopicSet | undefined,
): Archive => {
  const topic = topicOf((now ?? before) as TopicSet);
  const feed = topicFeed(channel, topic, false);
  return {
    nodes,
    now: now ? { entries: now.entries, oldest: now.front.oldest } : EMPTY,
    before: before ? { entries: before.entries, oldest: before.front.oldest } : EMPTY,
    folder: topic.folder,
    render: (place, stored) => {
      const entries = withMedia(channel, stored);
      return [
        ...renderArchive(channel, place, entries, feed),
        renderArchivePage(channel, { ...place, entries, topic }),
      ];
    },
    subjectOf: (end) => ({ end, topic: at }),
  };
};

/** What should stand at a path of a topic, as the set is now. */
export const planTopicPath = async (
  state: State,
  channel: Channel,
  path: string,
  subject: Extract<Subject, { topic: string }> | { readonly end: string; readonly topic: string },
): Promise<Wanted> => {
  const at = subject.topic;
  const set = (await find(state.nodes, state.root.topics, [at])).get(at) as TopicSet | undefined;
  if (!set) return { path, document: undefined, subject };
  if ("end" in subject) return planArchivePage(archiveOf(state, channel, at, undefined, set), path, subject.end);
  const documents = frontOf(channel, set);
  return { path, document: documents.find((document) => document.path === path), subject };
};
