import type { State } from "#catalog/catalog.ts";
import type { Nodes } from "#catalog/nodes.ts";
import { positionOfHash } from "#catalog/position.ts";
import type { Report } from "#catalog/records.ts";
import { reshape } from "#catalog/reshape.ts";
import type { Root } from "#catalog/root.ts";
import { moveTopic, TOPICS, type TopicSet } from "#catalog/topic-set.ts";
import { find, itemsFrom, type Tree } from "#catalog/tree.ts";
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

/** The tree of topics after these entries changed; made anew where the configuration chooses others. */
export const moveTopics = async (
  site: Site,
  state: State,
  changes: readonly ReportChange[],
  reports: Tree,
): Promise<Pick<Root, "topics" | "topicsBy" | "topicList">> => {
  const { root, nodes } = state;
  const topicsBy = JSON.stringify(site.channel.topics ?? {});
  const isAnew = topicsBy !== root.topicsBy;
  const moves = new Map<string, { readonly topic: Membership; readonly ats: Map<string, boolean> }>();
  const note = (report: Report | undefined, isThere: boolean) => {
    for (const topic of report ? membershipsOf(site.channel, report) : []) {
      const move = moves.get(topic.id) ?? { topic, ats: new Map<string, boolean>() };
      moves.set(topic.id, move);
      move.ats.set((report as Report).at, isThere);
    }
  };
  if (isAnew && site.channel.topics)
    for await (const [, report] of itemsFrom(nodes, reports)) note(report as Report, true);
  if (!isAnew) for (const { before } of changes) note(before, false);
  if (!isAnew) for (const { now } of changes) note(now, true);

  const known = isAnew ? new Map() : await find(nodes, root.topics, [...moves.keys()].map(positionOfHash));
  const moved = new Map<string, unknown>();
  for (const [id, { topic, ats }] of moves) {
    let set = known.get(positionOfHash(id)) as TopicSet | undefined;
    const all = [...ats];
    for (let start = 0; start < all.length; start += SOME) {
      const some = all.slice(start, start + SOME);
      const entries = await find(
        nodes,
        root.entries,
        some.flatMap(([at, isThere]) => (isThere ? at : [])),
      );
      const how = { kind: topic.kind, nameOf: (entry: unknown) => nameIn(entry as Entry, topic) };
      set = await moveTopic(nodes, set, how, new Map(some.map(([at]) => [at, entries.get(at)])), rulesOf(site).front);
    }
    moved.set(positionOfHash(id), set);
  }
  const listed = isAnew ? [] : await topicsIn(nodes, root.topicList);
  const list = new Map(listed.map((topic) => [topicOf(topic).folder, topic]));
  for (const [id, { topic }] of moves) {
    const set = moved.get(positionOfHash(id)) as TopicSet | undefined;
    if (set) list.set(folderOf(topic), { kind: set.kind, name: set.name });
    else list.delete(folderOf(topic));
  }
  return {
    topics: await reshape(nodes, isAnew ? [] : root.topics, moved, TOPICS),
    topicsBy,
    ...(site.channel.topics && { topicList: nodes.add([...list.values()].sort(byName)) }),
  };
};

/** The topics of a list, in the order of their names. */
export const topicsIn = async (nodes: Nodes, list: string | undefined): Promise<readonly NamedTopic[]> =>
  list === undefined ? [] : ((await nodes.get(list)) as readonly NamedTopic[]);

type NamedTopic = Pick<TopicSet, "kind" | "name">;

const byName = (a: NamedTopic, b: NamedTopic): number => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1);
