import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { outputOf } from "../../support/program.ts";
import { type Reader, type ReadItem, secondsOf } from "./read-item.ts";

interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly from: string;
  readonly date: string;
}

/** One user's rss2email, which mails each new item once, into a maildir here. */
export const openRss2email = async (home: string): Promise<Reader> => {
  const [config, data, mail] = [join(home, "config"), join(home, "data.json"), join(home, "mail")];
  await mkdir(mail);
  const r2e = (...args: string[]) =>
    outputOf("r2e", ["-c", config, "-d", data, ...args], { debian: "rss2email", env: { HOME: home } });

  const runs: { from: number; to: number }[] = [];
  // The mail about an item without a date carries the clock of the run: no date of the feed's.
  const fromFeed = (date: number | undefined) =>
    runs.some(({ from, to }) => date !== undefined && from <= date && date <= to) ? undefined : date;

  return {
    read: async (url) => {
      await writeFile(config, configuration(url, mail));
      const from = Math.floor(Date.now() / 1000);
      await r2e("run");
      runs.push({ from, to: Math.ceil(Date.now() / 1000) });
      const reader = join(import.meta.dirname, "maildir.py");
      const mails: Mail[] = JSON.parse(
        await outputOf("/usr/bin/python3", [reader, join(mail, "INBOX")], { debian: "python3" }),
      );
      return mails.map(
        ({ id, subject, from, date }): ReadItem => ({
          id,
          title: subject || undefined,
          date: fromFeed(secondsOf(date)),
          authors: from === NOBODY || from === "" ? [] : [from],
        }),
      );
    },
  };
};

/** What rss2email writes for an author it does not know. */
const NOBODY = "<author>";

const configuration = (url: string, mail: string): string => `[DEFAULT]
from = reader@example.com
to = reader@example.com
verbose = error
name-format = {author}
date-header = True
date-header-order = published, updated
email-protocol = maildir
maildir-path = ${mail}
maildir-mailbox = INBOX

[feed.site]
url = ${url}
`;
