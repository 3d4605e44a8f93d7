import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];

afterAll(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

/** A new, empty folder that is removed when the test file is done. */
export const temporaryFolder = (): string => {
  const path = mkdtempSync(join(tmpdir(), "seedwire-"));
  made.push(path);
  return path;
};
