import { describe, expect, test } from "vitest";
import { filesBelow, PROJECT, readProjectFile } from "../support/project.ts";
import { packageJson } from "./documents.ts";

/** Lines of TypeScript files in these folders on which the pattern occurs, as `path:line`. */
const places = (folders: readonly string[], pattern: RegExp): readonly string[] =>
  folders
    .flatMap(filesBelow)
    .filter((path) => path.endsWith(".ts") && path !== OWN_PATH)
    .flatMap((path) =>
      readProjectFile(path)
        .split("\n")
        .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
    );

/** This file names what the others must not hold. */
const OWN_PATH = import.meta.filename.slice(PROJECT.length + 1);

describe("lib/ gets clock, chance and environment as arguments", () => {
  test.each([
    ["the clock", /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/],
    ["chance", /\bMath\.random\(/],
    ["the environment", /\bprocess\.env\b/],
  ])("and never reads %s itself", (_, pattern) => {
    expect(places(["lib"], pattern)).toEqual([]);
  });
});

test("no test is switched off or singled out", () => {
  expect(places(["test"], /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|fails|skipIf|runIf)\b/)).toEqual(
    [],
  );
});

test("no type and no rule is silenced", () => {
  expect(
    places(
      ["lib", "functions", "scripts", "test"],
      /\bas any\b|: any\b|@ts-(?:ignore|expect-error|nocheck)|biome-ignore/,
    ),
  ).toEqual([]);
});

test("nothing is left for later in a comment", () => {
  expect(places(["lib", "functions", "scripts", "test"], /\b(?:TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test("no source file is longer than 300 lines", () => {
  const long = ["lib", "functions", "scripts"]
    .flatMap(filesBelow)
    .filter((path) => path.endsWith(".ts") && readProjectFile(path).split("\n").length > 300);
  expect(long).toEqual([]);
});

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The packages of package-lock.json by their place in `node_modules`. */
const lockedPackages = (): Readonly<Record<string, LockedPackage>> =>
  JSON.parse(readProjectFile("package-lock.json")).packages;

describe("what is installed is the same everywhere", () => {
  test("package-lock.json names no registry but the public one", () => {
    const addresses = Object.values(lockedPackages()).flatMap(({ resolved }) => resolved ?? []);
    expect(addresses.filter((address) => !address.startsWith("https://registry.npmjs.org/"))).toEqual([]);
  });

  // `npm ci` refuses a lock file without them. npm leaves one out where the registry in use does not hold it, or when it
  // writes the file from what is installed: then name, version, os, cpu and libc have to be put in by hand.
  test("package-lock.json holds the builds for other machines too", () => {
    const packages = lockedPackages();
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
      ),
    );
    expect(missing).toEqual([]);
  });

  test("every dependency is pinned to one version", () => {
    const { dependencies, devDependencies } = packageJson();
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });
});
