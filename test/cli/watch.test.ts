import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { watchSeeds } from "#cli/watch.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const nothing = async (): Promise<void> => {};

const until = async (met: () => boolean): Promise<void> => {
  while (!met()) await sleep(5);
};

test("what lands while a run lasts is one run after it", async () => {
  const folder = temporaryFolder();
  const told: string[][] = [];
  const beside = new Set<string>();
  let release = () => {};
  const first = new Promise<void>((resolve) => {
    release = resolve;
  });
  const complain = (error: Error) => expect.unreachable(error.message);
  const end = await watchSeeds(
    folder,
    async (keys) => void (told.push(keys) === 1 && (await first)),
    nothing,
    complain,
  );
  const endBeside = await watchSeeds(
    folder,
    async (keys) => keys.forEach((key) => void beside.add(key)),
    nothing,
    complain,
  );

  writeFileSync(join(folder, "first.txt"), "It is here.");
  await until(() => told.length === 1);
  for (const name of ["a.txt", "b.txt", "c.txt"]) {
    writeFileSync(join(folder, name), "So is this.");
    await until(() => beside.has(name)); // which was told of it, so the other one was too
  }
  release();
  await until(() => told.length === 2);
  await end();
  await endBeside();
  expect(told).toEqual([["first.txt"], ["a.txt", "b.txt", "c.txt"]]);
});
