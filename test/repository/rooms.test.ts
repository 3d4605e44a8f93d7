import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PROJECT } from "../support/project.ts";

/** The table "What each room may import" of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  read: ["model"],
  normalize: ["model"],
  relate: ["model"],
  catalog: ["model", "store/store.ts"],
  publish: ["model"],
  store: ["model"],
  pipeline: ["model", "read", "normalize", "relate", "catalog", "publish", "store"],
  cli: ["model", "store", "pipeline"],
  functions: ["model", "store", "pipeline"],
};

const ROOMS = Object.keys(MAY_IMPORT).filter((room) => room !== "functions");
const PURE = ["model", "read", "normalize", "relate", "catalog", "publish"];
const EFFECTS = [
  "node:fs",
  "node:fs/promises",
  "node:http",
  "node:https",
  "node:net",
  "node:child_process",
  "node:process",
];

const folderOf = (room: string): string => (room === "functions" ? room : `lib/${room}`);

interface Plant {
  readonly room: string;
  readonly specifier: string;
  readonly allowed: boolean;
}

const betweenRooms: readonly Plant[] = Object.entries(MAY_IMPORT).flatMap(([room, allowed]) =>
  ROOMS.filter((other) => other !== room).flatMap((other) => [
    { room, specifier: `#${other}/some-file.ts`, allowed: allowed.includes(other) },
    ...(other === "store"
      ? [{ room, specifier: "#store/store.ts", allowed: allowed.some((one) => one.startsWith("store")) }]
      : []),
  ]),
);

const plants: readonly Plant[] = [
  ...betweenRooms,
  ...Object.keys(MAY_IMPORT).flatMap((room) => [
    { room, specifier: "./neighbour.ts", allowed: true },
    { room, specifier: "../elsewhere/file.ts", allowed: false },
    { room, specifier: "../../elsewhere.ts", allowed: false },
  ]),
  ...PURE.flatMap((room) => EFFECTS.map((specifier) => ({ room, specifier, allowed: false }))),
  ...["store", "pipeline", "cli", "functions"].map((room) => ({ room, specifier: "node:fs/promises", allowed: true })),
  { room: "model", specifier: "linkedom", allowed: false },
  { room: "catalog", specifier: "@aws-sdk/client-s3", allowed: false },
  { room: "publish", specifier: "feed", allowed: true },
  { room: "read", specifier: "linkedom", allowed: true },
  { room: "store", specifier: "@aws-sdk/client-s3", allowed: true },
];

/** The ways one file can reach another; each must be seen by the rule. */
const WAYS: Readonly<Record<string, (specifier: string) => string>> = {
  import: (specifier) => `import { thing } from "${specifier}";\n\nexport const own = thing;\n`,
  "import type": (specifier) => `import type { Thing } from "${specifier}";\n\nexport type Own = Thing;\n`,
  "export from": (specifier) => `export { thing } from "${specifier}";\n`,
  "import()": (specifier) => `export const load = (): Promise<unknown> => import("${specifier}");\n`,
};

describe("a room is refused what it may not import, and given what it may", () => {
  let folder: string;
  let refused: ReadonlySet<string>;

  const fileOf = (plant: Plant, way: string): string =>
    `${folderOf(plant.room)}/planted-${plants.indexOf(plant)}-${Object.keys(WAYS).indexOf(way)}.ts`;

  beforeAll(() => {
    // A copy of the layout: planted in the tree itself they would show up in somebody else's lint run.
    folder = mkdtempSync(join(tmpdir(), "rooms-"));
    for (const file of ["biome.json", ".gitignore"]) copyFileSync(join(PROJECT, file), join(folder, file));
    for (const plant of plants) {
      for (const [way, write] of Object.entries(WAYS)) put(folder, fileOf(plant, way), write(plant.specifier));
    }
    for (const room of ROOMS) put(folder, `lib/${room}/environment.ts`, "export const home = process.env.HOME;\n");
    put(folder, "functions/environment.ts", "export const home = process.env.HOME;\n");
    refused = refusedFiles(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const verdicts = (plant: Plant) =>
    Object.fromEntries(Object.keys(WAYS).map((way) => [way, refused.has(fileOf(plant, way)) ? "refused" : "allowed"]));
  const always = (verdict: string) => Object.fromEntries(Object.keys(WAYS).map((way) => [way, verdict]));

  test.each(plants.filter(({ allowed }) => !allowed))("$room may not import $specifier", (plant) => {
    expect(verdicts(plant)).toEqual(always("refused"));
  });

  test.each(plants.filter(({ allowed }) => allowed))("$room may import $specifier", (plant) => {
    expect(verdicts(plant)).toEqual(always("allowed"));
  });

  test.each(ROOMS)("lib/%s may not read the environment", (room) => {
    expect(refused).toContain(`lib/${room}/environment.ts`);
  });

  test("functions may read the environment", () => {
    expect(refused).not.toContain("functions/environment.ts");
  });
});

const put = (folder: string, path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};

interface BiomeReport {
  readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}

/** Files in which Biome's import or environment rule fired, under the project's own configuration. */
const refusedFiles = (folder: string): ReadonlySet<string> => {
  const biome = join(PROJECT, "node_modules/.bin/biome");
  let report: string;
  try {
    report = execFileSync(biome, ["lint", "--reporter=json", "--max-diagnostics=none"], {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch (error) {
    report = (error as { readonly stdout: string }).stdout; // it ends with 1 when a rule fired, as it should here
  }
  const { diagnostics } = JSON.parse(report) as BiomeReport;
  const rules = new Set(["lint/style/noRestrictedImports", "lint/style/noProcessEnv"]);
  return new Set(diagnostics.filter(({ category }) => rules.has(category)).map(({ location }) => location.path));
};
