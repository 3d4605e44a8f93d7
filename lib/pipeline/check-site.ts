import { ConfigurationError } from "#model/errors.ts";
import { checkFeeds, type Finding } from "#publish/check.ts";
import type { Store } from "#store/store.ts";
import { checkArchivePages } from "./check-archive.ts";

export type { Finding };

/**
 * Lints the feeds that stand under `public/`, and the newest pages of their archive.
 * @throws ConfigurationError when one of them is missing
 */
export const checkSite = async (out: Store): Promise<Finding[]> => {
  const rss = await documentAt(out, "rss.xml");
  const atom = await documentAt(out, "atom.xml");
  const json = await documentAt(out, "feed.json");
  return [...checkFeeds({ rss, atom, json }), ...(await checkArchivePages(out, json))];
};

const documentAt = async (out: Store, path: string): Promise<Uint8Array> => {
  const object = await out.get(`public/${path}`);
  if (object) return object.body;
  throw new ConfigurationError(`There is no ${out.location}/public/${path}`, {
    hint: "Build the feeds first: seedwire build",
  });
};
