import { utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ARTICLES, CONFIGURATION, filesIn, harbourFolder } from "../support/harbour.ts";
import { seedwire } from "../support/seedwire.ts";

/** Promise P1: same seeds, same bytes, wherever they are built. */

const built = async (articles: typeof ARTICLES, env: Readonly<Record<string, string>>, configuration: object) => {
  const folder = harbourFolder(articles, configuration);
  for (const key of Object.keys(articles)) utimesSync(join(folder, "seeds", key), 1_750_000_000, 1_750_000_000);
  const { code, stderr } = await seedwire(["build", "--quiet"], { cwd: folder, env });
  expect([code, stderr]).toEqual([0, ""]);
  return filesIn(join(folder, "site/public"));
};

test.each(["ignore", "use"])(
  "time zone, locale, folder and order of dropping do not show in any public byte (lastModified: %s)",
  async (lastModified) => {
    const configuration = { ...CONFIGURATION, lastModified };
    const shuffled = Object.fromEntries(Object.entries(ARTICLES).toReversed());
    const [here, there] = await Promise.all([
      built(ARTICLES, { TZ: "Pacific/Kiritimati", LC_ALL: "C", LANG: "C" }, configuration),
      built(shuffled, { TZ: "America/Los_Angeles", LC_ALL: "ar_EG.UTF-8", LANG: "ar_EG.UTF-8" }, configuration),
    ]);
    expect(Object.keys(here)).toHaveLength(16);
    expect(there).toEqual(here);
  },
);
