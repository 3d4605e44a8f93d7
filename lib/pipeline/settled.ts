import type { State } from "#catalog/catalog.ts";
import type { Root } from "#catalog/root.ts";
import type { Site } from "./site.ts";
import { isOverdue } from "./site-catalog.ts";
import { topicsStamp } from "./topic-index.ts";

/**
 * True where the root alone says that all of the set is published, and that nothing was committed of late which a worker might
 * have slept over: then a tick has nothing to do, and has read nothing else.
 * @param stamp of the renderer and the configuration
 */
export const isSettled = (state: State, site: Site, stamp: string): boolean => {
  const { root } = state;
  const { published, recent, unrelated } = root;
  return (
    !isOverdue(state, site) &&
    unrelated.length + recent.commits.length + published.begun.length === 0 &&
    root.topicsBy === topicsStamp(site.channel) &&
    published.stamp === stamp &&
    published.anew === undefined &&
    JSON.stringify(shownIn(root)) === JSON.stringify(publishedIn(root))
  );
};

const shownIn = ({ entries, media, topics, topicList, seeds, front }: Root) => [
  entries,
  entries,
  media,
  topics,
  topicList,
  seeds,
  front?.oldest ?? "",
];

const publishedIn = ({ published: { entries, archive, media, topics, topicList, sitemap, oldest } }: Root) => [
  entries,
  archive,
  media,
  topics,
  topicList,
  sitemap,
  oldest,
];
