import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./project.ts";
import { temporaryFolder } from "./test-site.ts";

/** A copy of the project's files in a folder of their own, with the packages of the project, removed behind the test. */
export const copyProject = (): string => {
  const copy = temporaryFolder();
  const listing = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: PROJECT,
  });
  for (const path of listing.toString().split("\0").filter(Boolean)) cpSync(join(PROJECT, path), join(copy, path));
  symlinkSync(join(PROJECT, "node_modules"), join(copy, "node_modules"));
  return copy;
};

/** Programs that stand before the real ones on the PATH, and note how they were called. */
export interface StandIns {
  readonly path: string;
  /** One line a call: the program and its arguments, separated by spaces. */
  calls(): readonly string[];
}

/**
 * @param programs name → a shell script; `"$@"` are the arguments, and `really` runs the program that it stands for
 */
export const standInsFor = (programs: Readonly<Record<string, string>>): StandIns => {
  const folder = temporaryFolder();
  const path = join(folder, "bin");
  const calls = join(folder, "calls");
  mkdirSync(path);
  writeFileSync(calls, "");
  for (const [name, script] of Object.entries(programs)) {
    const program = `#!/bin/sh\necho ${name} "$*" >>'${calls}'\nreally() { PATH=\${PATH#*:} exec ${name} "$@"; }\n${script}\n`;
    writeFileSync(join(path, name), program);
    chmodSync(join(path, name), 0o755);
  }
  return { path, calls: () => readFileSync(calls, "utf8").split("\n").filter(Boolean) };
};
