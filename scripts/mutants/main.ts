import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { COMMITS } from "./commits.ts";
import type { Mutant } from "./mutant.ts";
import { PUBLISHES } from "./publishes.ts";
import { STATE } from "./state.ts";
import { TREES } from "./trees.ts";

/**
 * `npm run test:mutants -- [WORDS]`: makes each fault that its neighbours list (those whose names have the words) in a copy of the
 * project and sees that its tests fail. Ends with 1 where one survives, or where the tests fail without any fault.
 */
const words = process.argv.slice(2).join(" ");
const project = join(import.meta.dirname, "../..");
const work = mkdtempSync(join(tmpdir(), "seedwire-mutants-"));

const copyProject = (name: string): string => {
  const copy = join(work, name);
  const listing = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: project,
  });
  for (const path of listing
    .toString()
    .split("\0")
    .filter((name) => name !== "" && name !== "node_modules")) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(project, path), join(copy, path));
  }
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  return copy;
};

/** Runs test files in a copy up to the first failure. @returns whether all passed, and what was said */
const runTests = (copy: string, tests: readonly string[]): Promise<{ readonly pass: boolean; readonly said: string }> =>
  new Promise((resolve) => {
    const vitest = join(copy, "node_modules/vitest/vitest.mjs");
    const child = spawn(process.execPath, [vitest, "run", "--project", "unit", "--bail", "1", ...tests], { cwd: copy });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
    child.once("close", (code) => resolve({ pass: code === 0, said }));
  });

const mutate = (text: string, { name, file, find, replace }: Mutant): string => {
  const parts = text.split(find);
  if (parts.length !== 2) throw new Error(`${name}: ${file} has "${find}" ${parts.length - 1} times; mend it here`);
  return parts.join(replace);
};

/** Says what becomes of a mutant. @returns true where it was caught */
const isCaught = async (copy: string, mutant: Mutant): Promise<boolean> => {
  const path = join(copy, mutant.file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, mutate(text, mutant));
  const { pass } = await runTests(copy, mutant.tests);
  writeFileSync(path, text);
  console.log(`${pass ? "SURVIVED" : "caught  "} ${mutant.name}`);
  return !pass;
};

try {
  const mutants = [...COMMITS, ...PUBLISHES, ...TREES, ...STATE].filter(({ name }) => name.includes(words));
  for (const mutant of mutants) mutate(readFileSync(join(project, mutant.file), "utf8"), mutant);
  const left = [...mutants];
  const results: boolean[] = [];
  const work = async (_: unknown, nth: number): Promise<void> => {
    const copy = copyProject(String(nth));
    for (let mutant = left.shift(); mutant; mutant = left.shift()) results.push(await isCaught(copy, mutant));
  };
  const { pass, said } = await runTests(copyProject("whole"), [...new Set(mutants.flatMap(({ tests }) => tests))]);
  if (!pass) {
    console.log(`${said}\nThese tests fail without any fault.`);
    process.exitCode = 1;
  } else {
    await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
    const survived = results.filter((caught) => !caught).length;
    console.log(`${results.length - survived} caught, ${survived} survived`);
    if (survived > 0) process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
}
