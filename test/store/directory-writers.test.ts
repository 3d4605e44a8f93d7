import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { StoreRefused, StoreUnavailable } from "#model/errors.ts";
import { openDirectory } from "#store/directory-store.ts";
import type { Store } from "#store/store.ts";
import { increment } from "../support/increment.ts";
import { keysOf } from "../support/listed.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const WRITER = fileURLToPath(new URL("../support/directory-writer.ts", import.meta.url));
let root: string;
let store: Store;

beforeEach(async () => {
  root = temporaryFolder();
  store = await openDirectory(root);
});

/** Starts a process of its own; it is ended with the test. */
const start = (command: string, ...args: string[]) => {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
};
const writer = (...args: string[]) => start(process.execPath, WRITER, root, ...args);
const ended = async (child: ChildProcess) => {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
};
const counted = async () => Number(Buffer.from((await store.get("counter"))?.body ?? []).toString());

describe("several processes", () => {
  test("count together without losing one", async () => {
    const writers = [1, 2, 3, 4].map(() => writer("count", "50"));
    await Promise.all([increment(store, "counter", 50), ...writers.map(ended)]);
    expect(await counted()).toBe(250);
  });

  test("fill and empty one folder without getting in each other's way", async () => {
    const writers = [1, 2, 3].map(() => writer("churn", "200"));
    await Promise.all(writers.map(ended));
    expect(writers.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(readdirSync(root)).toEqual([".seedwire-lock"]);
  });

  test("wait for one that is writing, for as long as it lives and no longer", async () => {
    const holder = writer("hold");
    await once(createInterface(holder.stdout), "line");
    const order: string[] = [];
    const written = store.put("a", new Uint8Array()).then(() => order.push("written"));
    for (let i = 0; i < 500; i += 1) await store.head("a");
    expect(await store.head("a")).toBeUndefined();
    order.push("killed");
    holder.kill("SIGKILL");
    await written;
    expect(order).toEqual(["killed", "written"]);
  });

  test("may be killed at any moment: what was reported has happened, and nothing else but what was under way", async () => {
    let reported = 0;
    const killed = Array.from({ length: 3 }, async (_, i) => {
      for (let life = 0; life < 3; life += 1) {
        const child = writer("count", "100000");
        let left = 5 + 7 * i + 3 * life;
        for await (const _line of createInterface(child.stdout)) {
          reported += 1;
          left -= 1;
          if (left === 0) child.kill("SIGKILL");
        }
        await ended(child);
      }
    });
    await Promise.all(killed);
    const total = await counted();
    expect(total).toBeGreaterThanOrEqual(reported);
    expect(total).toBeLessThanOrEqual(reported + killed.length * 3);
    await increment(store, "counter", 1);
    expect(await counted()).toBe(total + 1);
    expect(await keysOf(store)).toEqual(["counter"]);
  });
});

describe("a disk that says no", () => {
  test("leaves the old file, nothing half-written, and a hint", async () => {
    await store.put("document", Buffer.from("old"));
    const child = start("sh", "-c", 'ulimit -f 8; exec "$@"', "sh", process.execPath, WRITER, root, "write", "1000000");
    expect(await text(child.stdout)).toMatch(/^StoreRefused: .*document: EFBIG — The file is larger/);
    expect(Buffer.from((await store.get("document"))?.body ?? []).toString()).toBe("old");
    expect(readdirSync(root).toSorted()).toEqual([".seedwire-lock", "document"]);
  });

  test("is named where not even root may write", async () => {
    const kernel = await openDirectory("/sys/kernel"); // the kernel's own files: no permission, or mounted read-only
    const refused = kernel.put("document", new Uint8Array());
    await expect(refused).rejects.toThrow(StoreRefused);
    await expect(refused).rejects.toThrow(/^\/sys\/kernel\/document: E(ACCES|PERM|ROFS)$/);
  });
});

test("a file that grows while it is read comes whole, or not at all", async () => {
  writeFileSync(join(root, "growing"), Buffer.alloc(8_000_000));
  const child = start("sh", "-c", 'while :; do echo words >> "$1"; done', "sh", join(root, "growing"));
  for (let i = 0; i < 3; i += 1) {
    const object = await store.get("growing").catch((error) => {
      expect(error).toBeInstanceOf(StoreUnavailable);
    });
    if (object) expect(object.body).toHaveLength(object.size);
  }
  child.kill("SIGKILL");
  await ended(child);
  expect(await store.get("growing")).toMatchObject((await store.head("growing")) ?? {});
});
