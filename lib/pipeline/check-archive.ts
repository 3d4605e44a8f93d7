import type { FeedFormat } from "#model/document.ts";
import { checkFeeds, type Finding } from "#publish/check.ts";
import type { Store } from "#store/store.ts";

/** Pages that are looked at, the newest first: what goes wrong in one goes wrong in all, and there may be thousands. */
const MOST_PAGES = 50;

/**
 * Lints the archive as a reader comes by it, from page to page by JSON Feed's `next_url`, each in its three formats.
 * @param front the bytes of feed.json
 * @throws StoreRefused, StoreUnavailable
 */
export const checkArchivePages = async (out: Store, front: Uint8Array): Promise<Finding[]> => {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (let older = olderOf(front); older && seen.size < MOST_PAGES; ) {
    const page: string = older;
    if (seen.has(page)) return [...findings, lost("json", page, "The archive leads in a circle.")];
    seen.add(page);
    const [rss, atom, json] = await Promise.all(
      ([".rss.xml", ".atom.xml", ".json"] as const).map((ending) => out.get(`public/${page}${ending}`)),
    );
    if (!rss) findings.push(lost("rss", page, "The archive leads to a page that is not there."));
    if (!atom) findings.push(lost("atom", page, "The archive leads to a page that is not there."));
    if (!json) return [...findings, lost("json", page, "The archive leads to a page that is not there.")];
    if (rss && atom)
      findings.push(
        ...checkFeeds({ rss: rss.body, atom: atom.body, json: json.body }).map((finding) => ({
          ...finding,
          place: `${page}, ${finding.place}`,
        })),
      );
    older = olderOf(json.body);
  }
  return findings;
};

const lost = (format: FeedFormat, place: string, message: string): Finding => ({
  format,
  place,
  message,
  hint: "Build it again: seedwire build. A publish on its way mends it by itself.",
  level: "error",
});

/** The path below `public/` of the next older page, without its ending; every page names the feed's own address. */
const olderOf = (json: Uint8Array): string | undefined => {
  try {
    const { feed_url, next_url } = JSON.parse(new TextDecoder().decode(json)) as Readonly<Record<string, string>>;
    const site = new URL(".", feed_url).href;
    if (!next_url?.startsWith(site) || !next_url.endsWith(".json")) return undefined;
    return decodeURIComponent(next_url.slice(site.length, -".json".length));
  } catch {
    return undefined; // checkFeeds says that it cannot be read
  }
};
