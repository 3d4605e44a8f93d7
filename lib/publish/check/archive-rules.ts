import type { FeedFacts } from "./facts.ts";
import { error, type Remark, warning, when } from "./finding.ts";

/** What lets a reader walk back through a feed's archive: RFC 5005 section 4, and `next_url` of JSON Feed. */
export const checkArchive = ({ self, current, older, archive }: FeedFacts): Remark[] => [
  ...when(
    older !== undefined && !/^https?:\/\/[^\s/]/i.test(older),
    error("feed", `The link to older entries is not an absolute web address: ${older}`, "Write it in full."),
  ),
  ...when(
    older !== undefined && older === self,
    error("feed", `The feed calls itself its own archive: ${older}`, "A reader that follows the link never ends."),
  ),
  ...when(
    archive === true && current === undefined,
    warning("feed", "A page of the archive does not say which feed it is of.", 'Add <link rel="current">.'),
  ),
  ...when(
    archive === false && current !== undefined,
    warning(
      "feed",
      "The feed says that another is the current one.",
      "Only pages of an archive do; mark it fh:archive.",
    ),
  ),
];
