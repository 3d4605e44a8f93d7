import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROJECT, readProjectFile } from "../support/project.ts";
import { codeLines, codeSpans, packageJson } from "./documents.ts";

const PAGES = ["README.md", "ARCHITECTURE.md", "docs/operations.md"];
const { scripts } = packageJson();

const commandsIn = (page: string): readonly string[] => {
  const markdown = readProjectFile(page);
  return [...codeSpans(markdown), ...codeLines(markdown)];
};

test.each(PAGES)("%s names only npm scripts that package.json has", (page) => {
  const named = commandsIn(page).flatMap((line) =>
    [...line.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start)\b)/g)].map(([, run, short]) => run ?? short),
  );
  expect([...new Set(named)].filter((script) => !(script && script in scripts))).toEqual([]);
});

test.each(PAGES)("%s names only commands that seedwire has", (page) => {
  const help = execFileSync(process.execPath, [join(PROJECT, "lib/cli/main.ts"), "--help"], { encoding: "utf8" });
  const known = [...help.matchAll(/^ {2,4}([a-z]+)\b/gm)].map(([, command]) => command);
  const named = commandsIn(page).flatMap((line) =>
    [...line.matchAll(/(?:^|\s)seedwire ([a-z]+)/g)].map(([, command]) => command),
  );
  expect(known).toContain("build");
  expect([...new Set(named)].filter((command) => !known.includes(command))).toEqual([]);
});

const suites = Object.keys(scripts).filter((script) => /^test(:|$)/.test(script));

test.each(suites)("%s is told of in README.md and run by .ci/run", (suite) => {
  const command = suite === "test" ? "npm test" : `npm run ${suite}`;
  expect(commandsIn("README.md").some((line) => line.includes(command))).toBe(true);
  expect(readProjectFile(".ci/run")).toContain(command);
});
