import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";
import { findAtStart } from "../../scripts/at-start.ts";
import { BUDGET, holdBudget } from "../../scripts/budget.ts";
import { deployedConfiguration } from "../../scripts/deployed-configuration.ts";
import { temporaryFolder } from "../support/test-site.ts";

describe("what a bundle evaluates at its start", () => {
  /** Bundles an entry beside two packages: `heavy`, of which `light` is a user, and `@scope/light`. */
  const startOf = async (entry: string) => {
    const folder = temporaryFolder();
    const packages = {
      heavy: 'export const heavy = "a heavy parser, a heavy parser, a heavy parser";',
      "@scope/light": 'import { heavy } from "heavy"; export const light = heavy.length;',
    };
    for (const [name, code] of Object.entries(packages)) {
      mkdirSync(join(folder, "node_modules", name), { recursive: true });
      writeFileSync(join(folder, "node_modules", name, "index.js"), code);
    }
    writeFileSync(join(folder, "entry.js"), entry);
    const { metafile } = await build({
      entryPoints: [join(folder, "entry.js")],
      outfile: join(folder, "out.js"),
      bundle: true,
      format: "cjs",
      platform: "node",
      metafile: true,
    });
    return findAtStart(metafile);
  };

  test("is what it imports, and what that imports", async () => {
    const { packages } = await startOf('import { light } from "@scope/light"; console.log(light);');
    expect(packages).toEqual(["@scope/light", "heavy"]);
  });

  test("is not what it imports when it is asked for", async () => {
    const later = await startOf('export const read = async () => (await import("@scope/light")).light;');
    const now = await startOf('import { light } from "@scope/light"; export const read = async () => light;');
    expect(later.packages).toEqual([]);
    expect(later.bytes).toBeLessThan(now.bytes);
  });
});

describe("the budget", () => {
  const light = { bytes: 1000, packages: ["feed"] };

  test("lets a function pass that keeps it", () => {
    expect(holdBudget("ingest", 1000, light)).toBe("ingest: 1 kB zipped, 1 kB evaluated at the start");
  });

  test.each([
    ["too heavy a zip", BUDGET.zip + 1, light, /it may have/],
    ["too heavy a start", 1000, { ...light, bytes: BUDGET.atStart + 1 }, /it may have/],
    ["a parser at the start", 1000, { ...light, packages: ["feed", "linkedom"] }, /linkedom/],
  ])("stops %s", (_, zipped, atStart, words) => {
    expect(() => holdBudget("ingest", zipped, atStart)).toThrow(words);
  });
});

describe("the configuration that the functions carry", () => {
  test("is the project's own", () => {
    const json = '{ "id": { "authority": "news.example.org", "date": "2026-01-01" } }';
    expect(deployedConfiguration(json)).toBe(json);
  });

  test.each(["seedwire.example", "editor@seedwire.example", "example"])(
    "is not the samples', whose ids are %s's",
    (authority) => {
      expect(JSON.parse(deployedConfiguration(JSON.stringify({ title: "Samples", id: { authority } })))).toEqual({});
    },
  );
});
