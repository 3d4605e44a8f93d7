import { once } from "node:events";
import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { serveFolder } from "#cli/server.ts";
import { build } from "#pipeline/build.ts";
import { parseConfiguration } from "#pipeline/configuration.ts";
import { openStore } from "#store/open-store.ts";
import { openS3 } from "#store/s3-store.ts";
import type { Store } from "#store/store.ts";
import { CONFIGURATION, filesIn, harbourFolder } from "../support/harbour.ts";
import type { S3Request } from "../support/s3-operations.ts";
import { s3Environment, seedwire } from "../support/seedwire.ts";
import { type StrictS3, startStrictS3 } from "../support/strict-s3.ts";
import { siteOf } from "../support/test-site.ts";

const OWN = { ...CONFIGURATION, siteUrl: "https://quay.lv/", id: { authority: "quay.lv", date: "2024-01-01" } };
const ARTICLE = "Ferry sails at noon\n\nRIGA, 3 May 2025 — The ferry left the pier at noon.\n";

/** As `seedwire build` does it, without the time to start. */
const buildIn = async (cwd: string, configuration: object = OWN): Promise<void> => {
  const [seeds, out] = [await openStore(join(cwd, "seeds")), await openStore(join(cwd, "site"), { create: true })];
  await build(siteOf({ seeds, out, channel: parseConfiguration(configuration, "") }));
};

const wrongLines = (stdout: string) => stdout.split("\n").filter((line) => line.startsWith("wrong  "));
const hints = (stdout: string) => stdout.split("\n").filter((line) => line.startsWith("       → "));

describe("doctor without places", () => {
  test("finds a good configuration well", async () => {
    const { code, stdout } = await seedwire(["doctor"], { cwd: harbourFolder({}, OWN) });
    expect([code, stdout]).toEqual([0, "well   the configuration can be used\n"]);
  });

  test("names each mistake with a hint, and ends with 3", async () => {
    const cwd = harbourFolder({}, { ...OWN, entriesPerFeed: 500, colour: "red" });
    const { code, stdout, stderr } = await seedwire(["doctor", "--quiet"], { cwd });
    expect([code, stderr]).toEqual([3, ""]);
    expect(wrongLines(stdout)).toEqual([
      "wrong  entriesPerFeed: found 500, allowed is a whole number from 1 to 60",
      "wrong  colour: there is no such setting",
    ]);
    expect(hints(stdout)).toHaveLength(2);
  });

  test("names a configuration that is not there", async () => {
    const { code, stdout } = await seedwire(["doctor", "-c", "other.json"], { cwd: harbourFolder({}, OWN) });
    expect([code, wrongLines(stdout)]).toEqual([3, ["wrong  There is no other.json"]]);
  });
});

describe("doctor over folders", () => {
  const builtFolder = async (): Promise<string> => {
    const cwd = harbourFolder({ "ferry.txt": ARTICLE }, OWN);
    await buildIn(cwd);
    return cwd;
  };

  test("finds a fresh build well, and leaves it as it was", async () => {
    const cwd = await builtFolder();
    const before = filesIn(join(cwd, "site"));
    const { code, stdout } = await seedwire(["doctor", "seeds", "site"], { cwd });
    expect([code, wrongLines(stdout)]).toEqual([0, []]);
    expect(stdout.split("\n").filter((line) => line.startsWith("well   "))).toHaveLength(6);
    expect(filesIn(join(cwd, "site"))).toEqual(before);
  });

  test("does without a configuration at hand, and names one that is wrong", async () => {
    const cwd = await builtFolder();
    rmSync(join(cwd, "seedwire.config.json"));
    expect((await seedwire(["doctor", "seeds", "site"], { cwd })).code).toBe(0);
    writeFileSync(join(cwd, "seedwire.config.json"), "{");
    const { code, stdout } = await seedwire(["doctor", "seeds", "site"], { cwd });
    expect([code, wrongLines(stdout)]).toEqual([3, [expect.stringMatching(/seedwire\.config\.json is not JSON/)]]);
  });

  test("names an article that nobody built, and feeds that are gone", async () => {
    const cwd = await builtFolder();
    writeFileSync(join(cwd, "seeds/bell.txt"), "Bell rings\n\nIt rang twice.\n");
    utimesSync(join(cwd, "seeds/bell.txt"), 1_750_000_000, 1_750_000_000);
    rmSync(join(cwd, "site/public/atom.xml"));
    const { code, stdout } = await seedwire(["doctor", "seeds", "site"], { cwd });
    expect(code).toBe(3);
    expect(wrongLines(stdout)).toEqual([
      "wrong  1 of 2 seeds wait to be looked at, the oldest since 2025-06-15T15:06:40+00:00: bell.txt",
      "wrong  site/public has no atom.xml",
    ]);
    await buildIn(cwd);
    expect((await seedwire(["doctor", "seeds", "site"], { cwd })).code).toBe(0);
  });

  test.each([
    ["one place alone", ["doctor", "seeds"], /doctor has to know both places, or neither/],
    ["a folder that is not there", ["doctor", "seeds", "nowhere"], /There is no folder nowhere/],
    ["one place for both", ["doctor", "seeds", "seeds"], /overlap/],
  ])("ends with 2 for %s, and makes nothing", async (_, args, message) => {
    const cwd = harbourFolder({}, OWN);
    const { code, stderr } = await seedwire(args, { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(existsSync(join(cwd, "nowhere"))).toBe(false);
  });

  test("asks the site only when told to, and finds what `serve` serves well", async () => {
    const cwd = harbourFolder({ "ferry.txt": ARTICLE }, OWN);
    mkdirSync(join(cwd, "site/public"), { recursive: true });
    const server = await serveFolder(join(cwd, "site/public"), 0);
    onTestFinished(async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    });
    const siteUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    writeFileSync(join(cwd, "seedwire.config.json"), JSON.stringify({ ...OWN, siteUrl }));
    await buildIn(cwd, { ...OWN, siteUrl });

    const { stdout } = await seedwire(["doctor", "seeds", "site", "--site"], { cwd });
    expect(wrongLines(stdout)).toEqual([`wrong  siteUrl ${siteUrl} is this machine: nobody else finds it`]);
    expect(stdout).toContain(`well   ${siteUrl} serves the feeds\n`);

    rmSync(join(cwd, "site/public/rss.xml"));
    const { code, stdout: without } = await seedwire(["doctor", "--site"], { cwd });
    expect(code).toBe(3);
    expect(wrongLines(without)).toContain(`wrong  ${siteUrl}rss.xml answers 404`);
  });

  test("says which address does not answer, and why", async () => {
    const cwd = harbourFolder({}, { ...OWN, siteUrl: "http://127.0.0.1:9/" });
    const { code, stdout } = await seedwire(["doctor", "--site"], { cwd });
    expect(code).toBe(3);
    expect(wrongLines(stdout)[1]).toMatch(
      /^wrong {2}http:\/\/127\.0\.0\.1:9\/rss\.xml does not answer: .*(port|REFUSED)/,
    );
  });
});

describe("doctor over S3", () => {
  let server: StrictS3;
  let cwd: string;
  beforeEach(async () => {
    server = await startStrictS3();
    server.bucket("feeds");
    server.bucket("seeds");
    cwd = harbourFolder({}, OWN);
    onTestFinished(() => server.close());
    const [seeds, out] = ["seeds", "feeds"].map((bucket) => openS3({ bucket, client: server.client() })) as [
      Store,
      Store,
    ];
    await seeds.put("ferry.txt", new TextEncoder().encode(ARTICLE));
    await build(siteOf({ seeds, out, channel: parseConfiguration(OWN, "") }));
  });
  const examined = () => seedwire(["doctor", "s3://seeds", "s3://feeds"], { cwd, env: s3Environment(server) });
  const refusing = (fits: (request: S3Request) => boolean, status: number) => {
    server.hooks.push((request) => (fits(request) ? status : undefined));
  };

  test("finds a fresh build well, and leaves nothing behind", async () => {
    const before = [...server.bucket("feeds").keys()];
    const { code, stdout, stderr } = await examined();
    expect([code, wrongLines(stdout), stderr]).toEqual([0, [], ""]);
    expect([...server.bucket("feeds").keys()]).toEqual(before);
  });

  test.each([
    [
      "PutObject is not allowed",
      ({ operation }: S3Request) => operation === "PutObject",
      [/^wrong {2}s3:\/\/feeds\/state\/doctor-\w+: 403 AccessDenied$/],
      /Allow s3:PutObject on the bucket feeds/,
    ],
    [
      "ListBucket is not allowed on the seeds",
      ({ operation, bucket }: S3Request) => operation === "ListObjectsV2" && bucket === "seeds",
      [/^wrong {2}s3:\/\/seeds\/: 403 AccessDenied$/],
      /Allow s3:ListBucket on the bucket seeds/,
    ],
    [
      "ListBucket is not allowed on the feeds, and S3 does not tell what is gone",
      ({ operation, key }: S3Request) =>
        operation === "HeadObject" && key.startsWith("state/doctor") && !server.bucket("feeds").has(key),
      [/^wrong {2}s3:\/\/feeds\/state\/doctor-\w+: 403 /],
      /s3:ListBucket: without it S3 answers 403 for objects that do not exist/,
    ],
    [
      "GetObject is not allowed on the seeds",
      ({ operation, bucket }: S3Request) => operation === "HeadObject" && bucket === "seeds",
      [/^wrong {2}s3:\/\/seeds\/ferry\.txt: 403 /],
      /Allow s3:GetObject on the bucket seeds/,
    ],
  ])("says what to allow when %s", async (_, fits, messages, hint) => {
    refusing(fits, 403);
    const { code, stdout } = await examined();
    expect(code).toBe(3);
    expect(wrongLines(stdout)).toEqual(messages.map((message) => expect.stringMatching(message)));
    expect(hints(stdout)[0]).toMatch(hint);
  });

  test.each(["if-none-match", "if-match"])("names a server that ignores %s as unsafe", async (header) => {
    server.hooks.push(({ headers }) => {
      delete headers[header];
      return undefined;
    });
    const { code, stdout } = await examined();
    expect(code).toBe(3);
    expect(wrongLines(stdout)).toEqual([
      expect.stringMatching(new RegExp(`s3://feeds is unsafe: it ignores ${header}`, "i")),
    ]);
  });

  test("names a bucket that is not there", async () => {
    const { code, stdout } = await seedwire(["doctor", "s3://seedz", "s3://feeds"], {
      cwd,
      env: s3Environment(server),
    });
    expect(code).toBe(3);
    expect(stdout).toMatch(/wrong {2}s3:\/\/seedz\/: 404 NoSuchBucket\n {7}→ There is no bucket seedz/);
  });
});
