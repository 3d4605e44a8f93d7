import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openS3 } from "#store/s3-store.ts";
import { CONFIGURATION, filesIn, harbourFolder, write } from "../support/harbour.ts";
import { PROJECT } from "../support/project.ts";
import { ended, s3Environment, seedwire, startSeedwire } from "../support/seedwire.ts";
import { startStrictS3 } from "../support/strict-s3.ts";
import { temporaryFolder } from "../support/test-site.ts";

describe("a wrong command line ends with 2, and says what is right", () => {
  test.each([
    ["an option that does not exist", ["build", "--fast"], /unknown option '--fast'/],
    ["a command that does not exist", ["bild"], /unknown command 'bild'.*\n.*Did you mean build/],
    ["no command", [], /Usage: seedwire \[options\] \[command\]/],
    ["a third place", ["build", "a", "b", "c"], /too many arguments/],
    ["no key", ["ingest"], /missing required argument 'KEY'/],
    ["no port", ["serve", "--port", "many"], /A port is a whole number from 0 to 65535/],
    ["seeds that are not there", ["build", "nowhere"], /There is no folder nowhere/],
    [
      "a configuration that is not there",
      ["build", "-c", "other.json"],
      /There is no other\.json .*\n {2}→ Write one with/,
    ],
    ["a place that is none", ["build", "ftp://seeds"], /ftp:\/\/seeds is no place for a store/],
    ["a path that is not there", ["explain", "seeds/nowhere.txt"], /seeds\/nowhere\.txt cannot be opened/],
    ["one folder for both", ["build", "seeds", "seeds"], /overlap/],
    ["a site within the seeds", ["build", "seeds", "seeds/site"], /overlap/],
    ["seeds around the site", ["build", ".", "site"], /overlap/],
    ["a site that was never built", ["check"], /There is no folder site|There is no site\/public/],
  ])("%s", async (_, args, message) => {
    const cwd = harbourFolder({ "a.txt": "" });
    const { code, stdout, stderr } = await seedwire(args, { cwd });
    expect(stderr).toMatch(message);
    expect([code, stdout]).toEqual([2, ""]);
    expect(readdirSync(cwd).toSorted()).toEqual(["seeds", "seedwire.config.json"]);
    expect(readdirSync(join(cwd, "seeds"))).toEqual(["a.txt"]);
  });

  test("a wrong setting: each by its place, its value and what is allowed", async () => {
    const cwd = harbourFolder({}, { ...CONFIGURATION, entriesPerFeed: 500, colour: "red" });
    const { code, stderr } = await seedwire(["build"], { cwd });
    expect(code).toBe(2);
    expect(stderr.split("\n")).toEqual([
      "seedwire: seedwire.config.json is not right:",
      "  entriesPerFeed: found 500, allowed is a whole number from 1 to 60",
      "  colour: there is no such setting",
      "  → Mend the setting; seedwire.config.schema.json lists what each may be.",
      "",
    ]);
  });
});

describe("help", () => {
  test("of each command shows examples", async () => {
    const commands = ["init", "build", "ingest", "serve", "explain", "status", "check", "doctor"];
    const shown = await Promise.all(commands.map((name) => seedwire([name, "--help"], { cwd: temporaryFolder() })));
    for (const [i, { code, stdout }] of shown.entries()) {
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`^Usage: seedwire ${commands[i]}`));
      expect(stdout).toMatch(/Examples:\n {2}\$ seedwire /);
    }
  });
});

describe("a world that says no", () => {
  test("damaged state ends with 1, and says what to do", async () => {
    const cwd = harbourFolder();
    write(join(cwd, "site/state/root.json"), '{"schema":1,');
    const { code, stderr } = await seedwire(["build"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toBe(
      "seedwire: site/state/root.json is damaged\n  → All of it is made from the seeds. In a folder remove state/ and build again; on AWS docs/operations.md, Rebuild.\n",
    );
    rmSync(join(cwd, "site/state"), { recursive: true });
    expect((await seedwire(["build", "-q"], { cwd })).code).toBe(0);
  });

  test("a file that finds no room ends with 1, and the next build ends the work", async () => {
    const cwd = harbourFolder({ "a.txt": `Ferry sails\n\n${"The ferry left the pier at noon. ".repeat(2_000)}` });
    const cramped = `trap "" XFSZ; ulimit -f 8; exec "$0" "$1" build`;
    const child = spawn("sh", ["-c", cramped, process.execPath, join(PROJECT, "lib/cli/main.ts")], { cwd });
    const { code, stderr } = await ended(child);
    expect(stderr).toMatch(
      /^seedwire: site\/state\/nodes\/[0-9a-f]+: EFBIG.*\n {2}→ The file is larger than this system allows/,
    );
    expect(code).toBe(1);
    const left = Object.keys(filesIn(join(cwd, "site")));
    expect(left.filter((path) => path !== ".seedwire-lock" && !path.startsWith("state/nodes/"))).toEqual([]);
    expect((await seedwire(["build", "-q"], { cwd })).code).toBe(0);
    expect(Object.keys(filesIn(join(cwd, "site/public")))).toHaveLength(12);
  });

  test("a seed that cannot be read keeps no other from being built or explained", async () => {
    const server = await startStrictS3({
      hooks: [({ key, operation }) => (operation === "GetObject" && key === "in/b.txt" ? 403 : undefined)],
    });
    onTestFinished(() => server.close());
    server.bucket("seeds");
    const seeds = openS3({ bucket: "seeds", client: server.client() });
    for (const name of ["a", "b", "c"]) await seeds.put(`in/${name}.txt`, TEXT);
    const options = { cwd: harbourFolder({}), env: s3Environment(server) };
    const built = await seedwire(["build", "s3://seeds/in", "site"], options);
    const explained = await seedwire(["explain", "s3://seeds/in"], options);
    for (const { code, stdout, stderr } of [built, explained]) {
      expect(code).toBe(1);
      expect(stdout).toMatch(/a\.txt.*c\.txt/s);
      expect(stderr).toMatch(
        /^seedwire: 1 seed could not be read:\n {2}b\.txt: .*\. [A-Z].*\n {2}→ All others are (published|explained)\. /,
      );
    }
  });

  test("odd things in the folder are left alone, and the articles come out", async () => {
    const cwd = harbourFolder({ "a.txt": "Ferry sails\n\nThe ferry left the pier at noon.\n" });
    const seeds = join(cwd, "seeds");
    mkdirSync(join(seeds, "folder.txt"));
    symlinkSync("nowhere.txt", join(seeds, "dangling.txt"));
    symlinkSync("/etc/hostname", join(seeds, "outside.txt"));
    symlinkSync("..", join(seeds, "circle"));
    writeFileSync(join(seeds, "bytes.txt"), Uint8Array.of(0x47, 0xfc, 0x6c, 0x6c, 0x20, 0xff, 0xfe, 0x2e));
    const { code, stdout } = await seedwire(["build"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("published  a.txt");
    expect(stdout).not.toMatch(/folder\.txt|dangling|outside|circle/);
    expect(stdout).toMatch(/^2 seeds: /m);
  });
});

describe("a Node that is older than Seedwire needs", () => {
  /** What a Node of this version answers that otherwise is this one. */
  const under = (version: string) => {
    const lie = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "${version}" } })`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(lie)}`;
    return seedwire(["--version"], { cwd: temporaryFolder(), env: { NODE_OPTIONS } });
  };

  test.each(["20.20.2", "22.12.9"])("%s ends with 1, and with what it needs", async (version) => {
    const needs = `seedwire: This is Node ${version}\n  → Seedwire needs Node 22.13 or newer.\n`;
    expect(await under(version)).toEqual({ code: 1, stdout: "", stderr: needs });
  });

  test.each(["22.13.0", "23.0.0", "24.1.0"])("is none of %s", async (version) => {
    expect(await under(version)).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("output that nobody reads to its end", () => {
  test("is no failure", async () => {
    const text = `Ferry sails\n\n${"The ferry left the pier at noon. ".repeat(300)}`;
    const cwd = harbourFolder(Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${i}.txt`, text])));
    const child = startSeedwire(["explain", "seeds", "--json"], { cwd });
    const run = ended(child);
    await once(child.stdout, "data");
    child.stdout.destroy();
    const { code, stderr } = await run;
    expect([code, stderr]).toEqual([0, ""]);
  });
});

describe("Ctrl-C", () => {
  test("ends a build with 130, leaves nothing half-written, and the next build ends the work", async () => {
    const server = await startStrictS3();
    onTestFinished(() => server.close());
    server.bucket("seeds");
    for (let i = 0; i < 40; i++) await openS3({ bucket: "seeds", client: server.client() }).put(`in/${i}.txt`, TEXT);
    const cwd = harbourFolder({});
    const options = { cwd, env: s3Environment(server) };

    const reading = Promise.withResolvers<void>();
    const pressed = Promise.withResolvers<void>();
    server.hooks.push(async ({ operation }) => {
      if (operation !== "GetObject") return undefined;
      reading.resolve();
      return void (await pressed.promise);
    });
    const child = startSeedwire(["build", "s3://seeds/in", "site"], options);
    const run = ended(child);
    await Promise.race([reading.promise, run]);
    child.kill("SIGINT");
    pressed.resolve();
    const { code, stdout, stderr } = await run;
    expect([code, stdout, stderr]).toEqual([130, "", "Interrupted; what was committed stands.\n"]);
    expect(filesIn(join(cwd, "site"))).toEqual({});

    const { stdout: said } = await seedwire(["build", "s3://seeds/in", "site"], options);
    expect(said).toContain("40 seeds: 40 published. Wrote 51 documents in site/public");
  });
});

const TEXT = new TextEncoder().encode("Ferry sails from the pier\n\nIt left at noon.\n");
