import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openSite } from "#cli/open-site.ts";
import { serveSite } from "#cli/serve.ts";
import type { Terminal } from "#cli/terminal.ts";
import { CONFIGURATION, harbourFolder, write } from "../support/harbour.ts";
import { startHub, type TestHub } from "../support/hub.ts";
import { seedwire } from "../support/seedwire.ts";
import { article } from "../support/test-site.ts";

/** A newsroom of one article whose feeds have this hub. */
const folderWith = ({ address }: Pick<TestHub, "address">) =>
  harbourFolder({ "bell.md": article("Bell rings") }, { ...CONFIGURATION, hub: address });

describe("build and ingest", () => {
  test("tell the hub of what is new, and say so", async () => {
    const hub = await startHub();
    const cwd = folderWith(hub);
    expect((await seedwire(["build"], { cwd })).stdout).toContain("Told the hub of rss.xml, atom.xml, feed.json.");
    expect((await seedwire(["build"], { cwd })).stdout).not.toContain("hub");
    expect(hub.heard).toHaveLength(3);
    write(join(cwd, "seeds/bell.md"), article("Bell is silent"));
    expect((await seedwire(["ingest", "bell.md"], { cwd })).stdout).toContain("Told the hub");
    expect(hub.heard).toHaveLength(6);
  });

  test("do not fail where the hub does: they say what was the matter", async () => {
    const hub = await startHub(() => 404);
    const cwd = folderWith(hub);
    const { code, stdout, stderr } = await seedwire(["build"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Wrote 12 documents");
    expect(stderr.trim().split("\n")).toEqual(
      ["rss.xml", "atom.xml", "feed.json"].map(
        (feed) =>
          `The hub ${hub.address} does not know of the new https://quay.example/${feed}: it answered 404. The next run tries again.`,
      ),
    );
    hub.answer = () => 202;
    expect((await seedwire(["build"], { cwd })).stdout).toContain("Told the hub of rss.xml, atom.xml, feed.json.");
  });
});

describe("serve", () => {
  /** Serves with a hub that is told in this way, drops an article, and waits until the feed has it. */
  const serveAndDrop = async (post: (topic: string) => Promise<number>) => {
    const cwd = folderWith({ address: "https://hub.example/" });
    const places = { seeds: join(cwd, "seeds"), out: join(cwd, "site"), config: join(cwd, "seedwire.config.json") };
    const end = new AbortController();
    const said: string[] = [];
    const complaints: string[] = [];
    const terminal: Terminal = {
      quiet: false,
      watched: false,
      say: (line) => void said.push(line),
      print() {},
      complain: (line) => void complaints.push(line),
    };
    const open = async () => ({
      ...(await openSite(places, end.signal)),
      post: (_address: string, form: string) => post(new URLSearchParams(form).get("hub.topic") ?? ""),
    });
    const serving = serveSite(open, { ...places, port: 0 }, terminal, end.signal);
    const until = async (done: () => unknown) => {
      while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 30));
    };
    await until(() => said.some((line) => line.includes("Ctrl-C ends")));
    const feed = said.join("\n").match(/http:\S+feed\.json/)?.[0] ?? "";
    write(join(places.seeds, "crab.md"), article("Crab walks"));
    await until(async () => (await (await fetch(feed)).text()).includes("Crab walks"));
    return { until, said, complaints, end: () => end.abort(), serving };
  };

  test("does not wait for a hub that never answers, and ends without it", async () => {
    const asked: string[] = [];
    const { serving, end, complaints } = await serveAndDrop((topic) => {
      asked.push(topic);
      return new Promise(() => {});
    });
    expect(asked).toContain("https://quay.example/feed.json");
    end();
    await serving;
    expect(complaints).toEqual([]);
  });

  test("says what it told the hub, and what it could not", async () => {
    const { serving, end, said, complaints, until } = await serveAndDrop(async (topic) =>
      topic.endsWith("rss.xml") ? 202 : 404,
    );
    await until(() => said.filter((line) => line === "Told the hub of rss.xml.").length >= 2);
    await until(() => complaints.filter((line) => line.includes("it answered 404")).length >= 4);
    end();
    await serving;
  });
});

test("an interrupt ends every wait for a hub", async () => {
  const hub = await startHub(() => "hang");
  const cwd = folderWith(hub);
  const places = { seeds: join(cwd, "seeds"), out: join(cwd, "site"), config: join(cwd, "seedwire.config.json") };
  const interrupt = new AbortController();
  const { clock, post } = await openSite(places, interrupt.signal);
  const waits = Promise.allSettled([clock.sleep(60_000), post(hub.address, "", 60_000)]);
  interrupt.abort();
  expect(await waits).toMatchObject([
    { status: "rejected", reason: { name: "Interrupted" } },
    { status: "rejected", reason: { name: "AbortError" } },
  ]);
});
