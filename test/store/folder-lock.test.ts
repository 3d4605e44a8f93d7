import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { StoreRefused } from "#model/errors.ts";
import { lockOn } from "#store/folder-lock.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const timeOf = (name: string) => statSync(join(folder, name), { bigint: true }).mtimeNs;

test("sections run one after the other, in the order in which they came", async () => {
  const lock = lockOn(folder);
  const ran = await Promise.all(Array.from({ length: 20 }, (_, i) => lock.exclusively(() => i)));
  expect(ran).toEqual(ran.toSorted((a, b) => a - b));
});

test("a section that throws fails alone", async () => {
  const lock = lockOn(folder);
  const fails = () => {
    throw new Error("mine");
  };
  const ends = await Promise.allSettled([
    lock.exclusively(() => 1),
    lock.exclusively(fails),
    lock.exclusively(() => 3),
  ]);
  expect(ends.map((end) => (end.status === "fulfilled" ? end.value : end.reason.message))).toEqual([1, "mine", 3]);
  expect(await lock.exclusively(() => 4)).toBe(4);
});

test("each turn stamps later than all before, whoever had the lock", async () => {
  const locks = [lockOn(folder), lockOn(folder)];
  const times: bigint[] = [];
  for (let i = 0; i < 10; i += 1) {
    const name = String(i);
    writeFileSync(join(folder, name), "");
    await locks[i % 2]?.exclusively((stamp) => stamp(join(folder, name)));
    times.push(timeOf(name));
  }
  for (const [i, time] of times.entries()) if (i > 0) expect(time).toBeGreaterThan(times[i - 1] ?? 0n);
  expect(locks[0]?.lastStamp()).toBe(times.at(-1));
});

test("all who wait are told where there can be no lock, and those who come later too", async () => {
  const lock = lockOn(join(folder, "missing"));
  const ends = await Promise.allSettled([lock.exclusively(() => 1), lock.exclusively(() => 2)]);
  for (const end of ends) expect(end).toMatchObject({ status: "rejected", reason: expect.any(StoreRefused) });
  await expect(lock.exclusively(() => 3)).rejects.toThrow(StoreRefused);
});
