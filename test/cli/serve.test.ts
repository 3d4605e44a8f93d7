import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { harbourFolder, write } from "../support/harbour.ts";
import { ended, type Run, seedwire, startSeedwire } from "../support/seedwire.ts";

interface Served {
  readonly cwd: string;
  readonly address: string;
  readonly child: ChildProcessWithoutNullStreams;
  readonly run: Promise<Run>;
  /** Waits until it has said something on standard output. */
  said(pattern: RegExp): Promise<void>;
}

/** Starts `seedwire serve` on a free port, and waits until it says where. */
const served = async (cwd = harbourFolder(), args: readonly string[] = []): Promise<Served> => {
  const child = startSeedwire(["serve", "--port", "0", ...args], { cwd });
  onTestFinished(() => void child.kill("SIGKILL"));
  const run = ended(child);
  let text = "";
  const said = (pattern: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => void (pattern.test(text) && resolve());
      child.stdout.on("data", look);
      run.then(({ code, stderr }) => reject(new Error(`serve ended with ${code}: ${stderr}`)), reject);
      look();
    });
  child.stdout.on("data", (more: string) => {
    text += more;
  });
  await said(/Ctrl-C ends\./);
  return { cwd, address: /http:\/\/127\.0\.0\.1:\d+\//.exec(text)?.[0] ?? "", child, run, said };
};

/**
 * Asks until the answer is as wished; the test's own time limit ends it. An answer breaks off where its file is replaced
 * between the look at its size and the reading: then it is asked again, as readers do.
 */
const until = async (address: string, fits: (text: string) => boolean): Promise<string> => {
  for (;;) {
    const text = await fetch(address)
      .then((answer) => answer.text())
      .catch(() => undefined);
    if (text !== undefined && fits(text)) return text;
    await setTimeout(30);
  }
};

test("serve shows the site as a CDN will, and follows the folder until Ctrl-C", async () => {
  const { cwd, address, child, run, said } = await served();
  const feed = `${address}feed.json`;

  const types = {
    "": "text/html",
    "style.css": "text/css",
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
  };
  for (const [path, type] of Object.entries({ ...types, "feed.json": "application/feed+json" })) {
    const answer = await fetch(address + path);
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, `${type}; charset=utf-8`]);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("access-control-expose-headers")).toContain("ETag");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const etag = answer.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    // `fetch` adds `no-cache` here, as a browser does for an app.
    const again = await fetch(address + path, { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    const head = await fetch(address + path, { method: "HEAD" });
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
  }

  for (const path of [
    "nowhere",
    "articles/",
    "articles",
    "../state/root.json",
    "..%2fstate%2froot.json",
    ".seedwire-lock",
    "%zz",
  ]) {
    const answer = await fetch(address + path);
    expect([path, answer.status]).toEqual([path, expect.toSatisfy((status: number) => status >= 400 && status < 500)]);
    expect(await answer.text()).toMatch(/There is no such page|This page cannot be shown/);
  }
  const posted = await fetch(address, { method: "POST" });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  // An app elsewhere that asks by the ETag, as docs/json-feed.md shows, is asked for first by its browser.
  const preflight = await fetch(feed, { method: "OPTIONS" });
  const allowed = ["origin", "methods", "headers"].map((what) => preflight.headers.get(`access-control-allow-${what}`));
  expect([preflight.ok, ...allowed]).toEqual([true, "*", "GET, HEAD", "*"]);

  write(join(cwd, "seeds/deep/gull.md"), "---\ntitle: Gull robs a boy\n---\n\nIt took a bun.\n");
  await until(feed, (text) => text.includes("Gull robs a boy"));
  write(join(cwd, "seeds/deep/gull.md"), "---\ntitle: Gull returns the bun\n---\n\nIt was sorry.\n");
  await until(feed, (text) => text.includes("Gull returns the bun") && !text.includes("robs"));
  rmSync(join(cwd, "seeds/deep"), { recursive: true });
  await until(feed, (text) => !text.includes("Gull"));
  await said(/^ {2}removed {4}deep\/gull\.md$/m);

  child.kill("SIGINT");
  const { code, stdout, stderr } = await run;
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^ {2}published {2}deep\/gull\.md /m);
  expect(stdout).toContain("Links inside the feeds point at https://quay.example/ (siteUrl in the configuration).");
});

describe("a run that fails while it serves", () => {
  test("is reported, and the next change mends it", async () => {
    const { cwd, address, child, run } = await served();
    const configuration = join(cwd, "seedwire.config.json");
    const complained = new Promise<void>((resolve) => {
      child.stderr.on("data", (text: string) => void (text.includes("is not JSON") && resolve()));
    });
    writeFileSync(configuration, "{");
    write(join(cwd, "seeds/gull.md"), "---\ntitle: Gull robs a boy\n---\n\nIt took a bun.\n");
    await complained;
    writeFileSync(
      configuration,
      JSON.stringify({ siteUrl: "https://pier.example/", id: { authority: "pier.example", date: "2024-01-01" } }),
    );
    write(join(cwd, "seeds/crab.md"), "---\ntitle: Crab walks\n---\n\nSideways.\n");
    const feed = await until(`${address}feed.json`, (text) => text.includes("Crab walks"));
    expect(feed).toContain("Gull robs a boy");
    expect(feed).toContain("tag:pier.example,2024-01-01:bell.md");
    child.kill("SIGTERM");
    expect((await run).code).toBe(0);
  });
});

test("a configuration that is edited while it serves counts for all seeds, not only for the next one", async () => {
  const { cwd, address } = await served();
  writeFileSync(
    join(cwd, "seedwire.config.json"),
    JSON.stringify({ siteUrl: "https://pier.example/", id: { authority: "pier.example", date: "2024-01-01" } }),
  );
  write(join(cwd, "seeds/crab.md"), "---\ntitle: Crab walks\n---\n\nSideways.\n");
  const feed = await until(`${address}feed.json`, (text) => text.includes("Crab walks"));
  expect(feed).not.toContain("quay.example");
});

describe("a seeds folder that is moved away while it serves", () => {
  const shows = (address: string, title: string, not?: string) =>
    until(`${address}feed.json`, (text) => text.includes(title) && !(not && text.includes(not)));

  test("and comes back is followed on", async () => {
    const { cwd, address } = await served();
    renameSync(join(cwd, "seeds"), join(cwd, "elsewhere"));
    renameSync(join(cwd, "elsewhere"), join(cwd, "seeds"));
    for (const title of ["Gull robs a boy", "Gull returns the bun", "Boy is content"]) {
      write(join(cwd, "seeds/gull.md"), `---\ntitle: ${title}\n---\n\nIt was a bun with raisins.\n`);
      await shows(address, title);
    }
  });

  test("is followed where another takes its place", async () => {
    const { cwd, address } = await served();
    rmSync(join(cwd, "seeds"), { recursive: true });
    write(join(cwd, "fresh/crab.md"), "---\ntitle: Crab walks\n---\n\nSideways.\n");
    renameSync(join(cwd, "fresh"), join(cwd, "seeds"));
    await shows(address, "Crab walks", "Clock stands still");
    write(join(cwd, "seeds/gull.md"), "---\ntitle: Gull robs a boy\n---\n\nIt took a bun.\n");
    await shows(address, "Gull robs a boy");
  });
});

describe("serve does not start", () => {
  test("on a port that is taken", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => taken.once("listening", resolve));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const { code, stdout, stderr } = await seedwire(["serve", "--port", String(port)], { cwd: harbourFolder({}) });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`Port ${port} is taken`);
    expect(stderr).toContain("--port");
  });

  test("over damaged state, and says so in a line", async () => {
    const cwd = harbourFolder({});
    write(join(cwd, "site/state/root.json"), "{");
    const { code, stderr } = await seedwire(["serve", "--port", "0"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^seedwire: site\/state\/root\.json is damaged\n {2}→ /);
  });

  test("for a bucket, which has a CDN for that", async () => {
    const { code, stderr } = await seedwire(["serve", "seeds", "s3://feeds"], { cwd: harbourFolder({}) });
    expect(code).toBe(2);
    expect(stderr).toContain("s3://feeds cannot be served from here");
  });

  test("within its own seeds, not even by a link", async () => {
    const cwd = harbourFolder({});
    symlinkSync("seeds", join(cwd, "shortcut"));
    const { code, stderr } = await seedwire(["serve", "seeds", "shortcut/site"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("overlap");
  });
});
