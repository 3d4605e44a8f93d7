import type { State } from "#catalog/catalog.ts";
import type { Nodes } from "#catalog/nodes.ts";
import { positionOfHash } from "#catalog/position.ts";
import type { Report } from "#catalog/records.ts";
import { reshape } from "#catalog/reshape.ts";
import type { Root } from "#catalog/root.ts";
import { moveTopic, TOPICS, type TopicSet } from "#catalog/topic-set.ts";
import { find, itemsFrom, type Tree } from "#catalog/tree.ts";
import type { Channel } from "#model/channel.ts";
import type { Entry } from "#model/entry.ts";
import type { Site } from "./site.ts";
import { rulesOf } from "./site-catalog.ts";
import { folderOf, type Membership, membershipsOf, nameIn, topicOf } from "./topics.ts";

/** What one changed entry was and is, as others see it. */
export interface ReportChange {
  readonly before: Report | undefined;
  readonly now: Report | undefined;
}

/** Entries of one topic that are read at a time. */
const SOME = 1_000;

/** Topics that are in memory at a time, with the fronts of them. */
const FEW = 32;

/** Goes up with every change of what a topic's set is made of: all are then made anew. */
const FORM = 2;

/** What tells the topics of one configuration from those of another: which there are, and how long their feeds. */
export const topicsStamp = ({ topics, entriesPerFeed }: Pick<Channel, "topics" | "entriesPerFeed">): string =>
  topics ? `${FORM} ${entriesPerFeed} ${JSON.stringify(topics)}` : "";

/** A topic, and where the entries are that came to it, changed in it (true) or went (false). */
interface Move {
  readonly topic: Membership;
  readonly ats: Map<string, boolean>;
}

/** The tree of topics after these entries changed; made anew where the configuration chooses others. */
export const moveTopics = async (
  site: Site,
  state: State,
  changes: readonly ReportChange[],
  reports: Tree,
): Promise<Pick<Root, "topics" | "topicsBy" | "topicList">> => {
  const { root, nodes } = state;
  const topicsBy = topicsStamp(site.channel);
  const isAnew = topicsBy !== root.topicsBy;
  const moves = new Map<string, Move>();
  const note = (report: Report | undefined, isThere: boolean) => {
    for (const topic of report ? membershipsOf(site.channel, report) : []) {
      const at = positionOfHash(topic.id);
      const move = moves.get(at) ?? { topic, ats: new Map<string, boolean>() };
      moves.set(at, move);
      move.ats.set((report as Report).at, isThere);
    }
  };
  if (isAnew && site.channel.topics)
    for await (const [, report] of itemsFrom(nodes, reports)) note(report as Report, true);
  if (!isAnew) for (const { before } of changes) note(before, false);
  if (!isAnew) for (const { now } of changes) note(now, true);

  let topics = isAnew ? [] : root.topics;
  const renamed = new Map<string, NamedTopic | undefined>();
  const sorted = [...moves].sort(([a], [b]) => (a < b ? -1 : 1));
  for (let start = 0; start < sorted.length; start += FEW) {
    const few = sorted.slice(start, start + FEW);
    const known = await find(
      nodes,
      topics,
      few.map(([at]) => at),
    );
    const moved = new Map<string, TopicSet | undefined>();
    for (const [at, move] of few) {
      const before = known.get(at) as TopicSet | undefined;
      const now = await moveOne(site, state, before, move);
      moved.set(at, now);
      if (before?.name !== now?.name) renamed.set(folderOf(move.topic), now && { kind: now.kind, name: now.name });
    }
    topics = await reshape(nodes, topics, moved, TOPICS);
    if (sorted.length > FEW) await nodes.flush();
  }
  return { topics, topicsBy, ...(await topicListOf(site, state, renamed, isAnew)) };
};

const moveOne = async (
  site: Site,
  { root, nodes }: State,
  before: TopicSet | undefined,
  { topic, ats }: Move,
): Promise<TopicSet | undefined> => {
  let set = before;
  const how = { kind: topic.kind, nameOf: (entry: unknown) => nameIn(entry as Entry, topic) };
  const all = [...ats];
  for (let start = 0; start < all.length; start += SOME) {
    const some = all.slice(start, start + SOME);
    const entries = await find(
      nodes,
      root.entries,
      some.flatMap(([at, isThere]) => (isThere ? at : [])),
    );
    set = await moveTopic(nodes, set, how, new Map(some.map(([at]) => [at, entries.get(at)])), rulesOf(site).front);
  }
  return set;
};

/** The list of all topics: read and written only where one came, went or is spelled in another way. */
const topicListOf = async (
  { channel }: Site,
  { root, nodes }: State,
  renamed: ReadonlyMap<string, NamedTopic | undefined>,
  isAnew: boolean,
): Promise<Pick<Root, "topicList">> => {
  if (!channel.topics) return {};
  if (!isAnew && renamed.size === 0) return { ...(root.topicList !== undefined && { topicList: root.topicList }) };
  const listed = isAnew ? [] : await topicsIn(nodes, root.topicList);
  const list = new Map(listed.map((topic) => [topicOf(topic).folder, topic]));
  for (const [folder, topic] of renamed)
    if (topic) list.set(folder, topic);
    else list.delete(folder);
  return { topicList: nodes.add([...list.values()].sort(byName)) };
};

/** The topics of a list, in the order of their names. */
export const topicsIn = async (nodes: Nodes, list: string | undefined): Promise<readonly NamedTopic[]> =>
  list === undefined ? [] : ((await nodes.get(list)) as readonly NamedTopic[]);

type NamedTopic = Pick<TopicSet, "kind" | "name">;

const byName = (a: NamedTopic, b: NamedTopic): number => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1);
