import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { jsonFeedErrors } from "../../support/feed-checkers.ts";
import { runProgram } from "../../support/program.ts";
import { PROJECT } from "../../support/project.ts";
import { openSampleSite, type SampleSite } from "./sample-site.ts";

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site?.close());

const served = async (feed: "rss.xml" | "atom.xml" | "feed.json"): Promise<string> =>
  (await fetch(site.urlOf(feed))).text();

/** What a validator says of a document, and how it ended. */
const verdict = async (program: string, args: readonly string[], debian: string, input?: string) => {
  const { code, stdout, stderr } = await runProgram(program, args, { debian, ...(input !== undefined && { input }) });
  return { code, said: stdout + (code === 0 ? "" : stderr) };
};
const fine = { code: 0, said: "" };

const xmllint = (xml: string) => verdict("xmllint", ["--noout", "--nonet", "-"], "libxml2-utils", xml);

/** jing reads no standard input. */
const jing = async (xml: string) => {
  const folder = await mkdtemp(join(tmpdir(), "jing-"));
  try {
    const file = join(folder, "atom.xml");
    await writeFile(file, xml);
    return await verdict("jing", [join(PROJECT, "test/support/atom.rng"), file], "jing");
  } finally {
    await rm(folder, { recursive: true });
  }
};

test.each(["rss.xml", "atom.xml"] as const)("xmllint finds %s well formed", async (feed) => {
  expect(await xmllint(await served(feed))).toEqual(fine);
});

test("jing finds that atom.xml follows the grammar of RFC 4287, appendix B", async () => {
  expect(await jing(await served("atom.xml"))).toEqual(fine);
});

test("feed.json follows the JSON Schema of JSON Feed 1.1", async () => {
  expect(jsonFeedErrors(await served("feed.json"))).toEqual([]);
});

test("the validators see what is wrong", async () => {
  const atom = await served("atom.xml");
  expect((await xmllint(atom.replace("</feed>", ""))).code).not.toBe(0);
  expect((await jing(atom.replace(/<updated>[^<]*<\/updated>/, ""))).code).not.toBe(0);
  expect(jsonFeedErrors('{ "version": "https://jsonfeed.org/version/1.1", "items": [] }')).not.toEqual([]);
});
