import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { write } from "../support/harbour.ts";
import { readProjectFile } from "../support/project.ts";
import { seedwire } from "../support/seedwire.ts";
import { temporaryFolder } from "../support/test-site.ts";

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

describe("init", () => {
  test("writes what the flags say, with its schema beside it", async () => {
    const cwd = temporaryFolder();
    const flags = ["--title", "Harbour News", "--site-url", "https://harbour.example/news/", "--language", "lv"];
    const more = ["--time-zone", "Europe/Riga", "--authority", "harbour.example", "--date", "2020-02-29"];
    const { code, stdout, stderr } = await seedwire(["init", ...flags, ...more], { cwd });
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("Ids begin with tag:harbour.example,2020-02-29: and must stay so.");
    expect(read(join(cwd, "seedwire.config.json"))).toEqual({
      $schema: "./seedwire.config.schema.json",
      title: "Harbour News",
      siteUrl: "https://harbour.example/news/",
      id: { authority: "harbour.example", date: "2020-02-29" },
      language: "lv",
      timeZone: "Europe/Riga",
    });
    const schema = read(join(cwd, "seedwire.config.schema.json"));
    expect(schema).toEqual(JSON.parse(readProjectFile("seedwire.config.schema.json")));
  });

  test("takes the id's authority from the site's address, once, and its day from today", async () => {
    const cwd = temporaryFolder();
    const today = new Date().toISOString().slice(0, 10);
    await seedwire(["init", "--site-url", "https://Harbour.example:8443/news/", "--config", "other.json"], { cwd });
    expect(read(join(cwd, "other.json"))).toMatchObject({
      title: "Articles",
      id: { authority: "harbour.example", date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      language: "en",
      timeZone: "UTC",
    });
    const { id } = read(join(cwd, "other.json")) as { id: { date: string } };
    expect(id.date >= today).toBe(true);
  });

  test("never writes over a configuration: its ids are for ever", async () => {
    const cwd = temporaryFolder();
    write(join(cwd, "seedwire.config.json"), "{}");
    const { code, stderr } = await seedwire(["init", "--site-url", "https://harbour.example/"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("There is a seedwire.config.json already");
    expect(readFileSync(join(cwd, "seedwire.config.json"), "utf8")).toBe("{}");
  });

  test("says what it has to know where nobody can be asked", async () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await seedwire(["init"], { cwd });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("init has to know where the site will be served");
    expect(stderr).toContain("--site-url https://news.example.org/");
    expect(existsSync(join(cwd, "seedwire.config.json"))).toBe(false);
  });

  test("refuses an answer that is not allowed, and writes nothing", async () => {
    const cwd = temporaryFolder();
    const flags = ["--site-url", "https://harbour.example/", "--time-zone", "Mars/Base"];
    const { code, stderr } = await seedwire(["init", ...flags], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain('timeZone: found "Mars/Base", allowed is an IANA time zone');
    expect(existsSync(join(cwd, "seedwire.config.json"))).toBe(false);
  });

  test("says so when it cannot write there", async () => {
    const cwd = temporaryFolder();
    const flags = ["--site-url", "https://harbour.example/", "--config", "missing/seedwire.config.json"];
    const { code, stderr } = await seedwire(["init", ...flags], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^seedwire: missing\/seedwire\.config\.json cannot be written \(ENOENT.*\n {2}→ /);
  });
});
