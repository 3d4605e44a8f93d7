import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openNodes } from "#catalog/nodes.ts";
import { openDirectory } from "#store/directory-store.ts";
import { writerBelow } from "#store/directory-write.ts";
import type { Disk } from "#store/disk.ts";
import type { Store } from "#store/store.ts";
import { type RememberingDisk, rememberingDisk } from "../support/remembering-disk.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const body = Buffer.from("words");

const storeOn = async (root: string, disk: Disk): Promise<Store> => {
  const { put, delete: remove } = writerBelow(root, disk);
  return { ...(await openDirectory(root)), put, delete: remove };
};

/** The nodes that the root names as it stands, and a power failure would take. */
const lostWithThePower = (root: string, disk: RememberingDisk): string[] => {
  const path = join(root, "state/root.json");
  const named: string[] = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : [];
  return named.filter((name) => !disk.keeps(join(root, "state/nodes", name)));
};

test("no root that stands, at any moment, names a node that a power failure would take", async () => {
  const few = fc.array(fc.nat(9), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(few, few), { minLength: 1, maxLength: 6 }), async (commits) => {
      const root = temporaryFolder();
      const disk: RememberingDisk = rememberingDisk(() => expect(lostWithThePower(root, disk)).toEqual([]));
      const store = await storeOn(root, disk);
      const written: string[] = [];
      for (const [early, late] of commits) {
        const nodes = openNodes(store); // which puts again what others put
        for (const values of [early, late]) {
          written.push(...values.map((value) => nodes.add({ value })));
          await nodes.flush();
        }
        await store.put("state/root.json", Buffer.from(JSON.stringify(written.slice(-5))));
        expect(lostWithThePower(root, disk)).toEqual([]);
        expect(disk.keeps(join(root, "state/root.json"))).toBe(true);
      }
    }),
    { numRuns: 25 },
  );
});

test("a node whose name the disk would not take keeps every later root from its place, until the disk takes it", async () => {
  const root = temporaryFolder();
  const disk = rememberingDisk();
  let isBroken = true;
  const store = await storeOn(root, {
    ...disk,
    async syncFolders(paths) {
      if (isBroken) throw Object.assign(new Error("no"), { code: "EIO" });
      await disk.syncFolders(paths);
    },
  });
  await store.put("state/nodes/a", body);
  for (let i = 0; i < 2; i += 1) await expect(store.put("state/root.json", body)).rejects.toThrow("no");
  expect(existsSync(join(root, "state/root.json"))).toBe(false);
  isBroken = false;
  await store.put("state/root.json", body);
  expect(disk.keeps(join(root, "state/nodes/a"))).toBe(true);
});

test("what else is below state/ lasts as soon as it is reported: files, their folders, and that they are gone", async () => {
  const root = temporaryFolder();
  const disk = rememberingDisk();
  const store = await storeOn(root, disk);
  const keys = ["state/announced.json", "state/deep/down/file"];
  for (const key of keys) await store.put(key, body);
  for (const key of keys) expect(disk.keeps(join(root, key))).toBe(true);
  for (const folder of ["state", "state/deep", "state/deep/down"])
    expect(disk.mayComeBack(join(root, folder))).toBe(true);
  await store.delete("state/announced.json");
  expect(disk.mayComeBack(join(root, "state/announced.json"))).toBe(false);
});

test("nobody waits for the disk where it can be built again", async () => {
  const root = temporaryFolder();
  const disk = rememberingDisk(() => expect.unreachable("synced"));
  const store = await storeOn(root, disk);
  await store.put("public/articles/a.html", body);
  await store.delete("public/articles/a.html");
});
