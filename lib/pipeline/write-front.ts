import type { State } from "#catalog/catalog.ts";
import { frontItems } from "#catalog/front.ts";
import type { PublishedState } from "#catalog/root.ts";
import type { Entry } from "#model/entry.ts";
import { newestPage, siteArchive } from "./archive-plan.ts";
import type { Site } from "./site.ts";
import { renderFixtures, renderFront } from "./site-documents.ts";
import { topicsIn } from "./topic-index.ts";
import { topicOf } from "./topics.ts";
import { type Writing, writeDocuments } from "./write-documents.ts";

/**
 * Writes the documents that always stand: those that show the newest entries, and where the configuration or the list of topics
 * is another, those that follow from these alone.
 */
export const writeFront = async (
  writing: Writing,
  state: State,
  { channel }: Site,
  {
    isDoubtful,
    isAnew,
    isWhole,
  }: { readonly isDoubtful: boolean; readonly isAnew: boolean; readonly isWhole: boolean },
): Promise<PublishedState["front"]> => {
  const { root, nodes } = state;
  const known = root.published.front;
  const items = root.front ? await frontItems(nodes, root.front) : [];
  const entries = items.map(([, value]) => value as Entry);
  const documents = renderFront(channel, entries, newestPage(siteArchive(state, channel)));
  if (isAnew || isWhole || root.topicList !== root.published.topicList) {
    const topics = (await topicsIn(nodes, root.topicList)).map(topicOf);
    documents.push(...renderFixtures(channel, channel.topics ? topics : undefined));
  }
  const wanted = documents.map((document) => ({
    path: document.path,
    document,
    subject: "front" as const,
    doubtful: isDoubtful,
  }));
  const learnt = await writeDocuments(writing, wanted, new Map(Object.entries(known)));
  const lines = Object.entries(known).concat([...learnt].flatMap(([path, line]) => (line ? [[path, line]] : [])));
  return Object.fromEntries(new Map(lines));
};
