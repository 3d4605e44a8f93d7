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
  const gone: string[] = [];
  if (isAnew || isWhole || root.topicList !== root.published.topicList) {
    const topics = (await topicsIn(nodes, root.topicList)).map(topicOf);
    documents.push(...renderFixtures(channel, channel.topics ? topics : undefined));
    // Now these are all: what else stood is of another configuration.
    const all = new Set(documents.map(({ path }) => path));
    gone.push(...Object.keys(known).filter((path) => !all.has(path)));
  }
  const wanted = [...documents.map((document) => ({ path: document.path, document })), ...gone.map(nothingAt)];
  const learnt = await writeDocuments(
    writing,
    wanted.map((one) => ({ ...one, subject: "front", doubtful: isDoubtful })),
    new Map(Object.entries(known)),
  );
  const lines = new Map(Object.entries(known));
  for (const [path, line] of learnt)
    if (line) lines.set(path, line);
    else lines.delete(path);
  return Object.fromEntries(lines);
};

const nothingAt = (path: string) => ({ path, document: undefined });
