import { readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { outputOf } from "../../support/program.ts";
import { PROJECT } from "../../support/project.ts";
import { temporaryFolder } from "../../support/test-site.ts";

const NAMES = ["ingest", "reconcile"] as const;

const packaged = async (zone: string): Promise<readonly Buffer[]> => {
  const out = temporaryFolder();
  await outputOf(process.execPath, ["scripts/build.ts", out], { cwd: PROJECT, debian: "nodejs", env: { TZ: zone } });
  return NAMES.map((name) => readFileSync(join(out, `${name}.zip`)));
};

test("built again, in another place and time zone, the zips are the same bytes", async () => {
  const first = await packaged("Pacific/Kiritimati");
  const second = await packaged("America/Los_Angeles");
  for (const [i, name] of NAMES.entries()) {
    expect(second[i]?.equals(first[i] ?? Buffer.alloc(0)), name).toBe(true);
    expect(
      first[i]?.equals(readFileSync(join(PROJECT, `dist/${name}.zip`))),
      `dist/${name}.zip is not of these sources`,
    ).toBe(true);
  }
});

test.each(NAMES)("%s.zip holds the handler, its pieces and the configuration, and nothing of this machine", (name) => {
  const files = unzipSync(readFileSync(join(PROJECT, `dist/${name}.zip`)));
  const { "index.js": handler, "seedwire.config.json": configuration, ...pieces } = files;
  expect(handler?.length).toBeGreaterThan(10_000);
  expect(Object.keys(pieces).filter((path) => !/^[\dA-Z]{8}\.js$/.test(path))).toEqual([]);
  for (const [path, bytes] of Object.entries(files)) expect(Buffer.from(bytes).includes(PROJECT), path).toBe(false);
  expect(() => JSON.parse(Buffer.from(configuration ?? []).toString())).not.toThrow();
});
