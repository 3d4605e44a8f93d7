import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { PROJECT } from "../../support/project.ts";

const folder = mkdtempSync(join(tmpdir(), "seedwire-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Builds into a folder of its own, in another zone and language than the rest of the tests. */
const buildElsewhere = (name: string, env: Readonly<Record<string, string>>): string => {
  const out = join(folder, name);
  execFileSync(process.execPath, ["scripts/build.ts", out], { cwd: PROJECT, env: { PATH: process.env.PATH, ...env } });
  return out;
};

const zipOf = (out: string, name: string) => readFileSync(join(out, `${name}.zip`));

test("the same sources give the same zips, wherever and whenever they are built", () => {
  const here = buildElsewhere("auckland", { TZ: "Pacific/Auckland", LC_ALL: "C" });
  const there = buildElsewhere("a longer name of a folder", { TZ: "America/St_Johns", LC_ALL: "tr_TR.UTF-8" });
  for (const name of ["ingest", "reconcile"]) expect(zipOf(here, name).equals(zipOf(there, name))).toBe(true);
});

test("a zip holds the function and its configuration, and no source map", () => {
  const out = join(PROJECT, "dist");
  for (const name of ["ingest", "reconcile"]) {
    const files = unzipSync(zipOf(out, name));
    expect(Object.keys(files).sort()).toEqual(["index.js", "seedwire.config.json"]);
    const lastLine = new TextDecoder().decode(files["index.js"]).trimEnd().split("\n").at(-1) ?? "";
    expect(lastLine.startsWith("//# sourceMappingURL=")).toBe(false);
    expect(JSON.parse(readFileSync(join(out, name, "index.js.map"), "utf8"))).toMatchObject({ version: 3 });
  }
});
