import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { StoreConflict, StoreRefused } from "#model/errors.ts";
import { openDirectory } from "#store/directory-store.ts";
import type { Store } from "#store/store.ts";
import { keysOf } from "../support/listed.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const body = Buffer.from("words");
let around: string;
let root: string;
let store: Store;

beforeEach(async () => {
  around = temporaryFolder();
  root = join(around, "root");
  mkdirSync(root);
  store = await openDirectory(root);
});

const write = (path: string, text = "words") => {
  mkdirSync(join(around, path, ".."), { recursive: true });
  writeFileSync(join(around, path), text);
};

const keys = (prefix = "") => keysOf(store, prefix);

describe("a key stays in the folder", () => {
  const OUT = [
    "../secret",
    "a/../../secret",
    "..",
    "a/..",
    "/etc/passwd",
    "//a",
    "a//b",
    "a/",
    "./a",
    "a/./b",
    "nul\0",
  ];

  test.each(OUT)("%j is refused", async (key) => {
    write("secret");
    await expect(store.get(key)).rejects.toThrow(StoreRefused);
    await expect(store.head(key)).rejects.toThrow(StoreRefused);
    await expect(store.put(key, body)).rejects.toThrow(StoreRefused);
    await expect(store.delete(key)).rejects.toThrow(StoreRefused);
    expect(readdirSync(around)).toEqual(["root", "secret"]);
  });

  test("a prefix cannot leave it either", async () => {
    write("secret");
    for (const prefix of ["../", "a/../../", "/"]) await expect(keys(prefix)).rejects.toThrow(StoreRefused);
    expect(await keys("..")).toEqual([]);
  });

  test("a file link that leads out is no object", async () => {
    write("secret");
    symlinkSync("../secret", join(root, "link"));
    expect(await keys()).toEqual([]);
    expect(await store.get("link")).toBeUndefined();
    expect(await store.head("link")).toBeUndefined();
    await store.delete("link");
    await expect(store.put("link", body)).rejects.toThrow(/link that leads elsewhere/);
    expect(readdirSync(around)).toEqual(["root", "secret"]);
    expect(readdirSync(root)).toEqual(["link"]);
  });

  test("a folder link that leads out is no folder", async () => {
    write("other/secret");
    symlinkSync("../other", join(root, "folder"));
    expect(await keys()).toEqual([]);
    expect(await keys("folder/")).toEqual([]);
    expect(await store.get("folder/secret")).toBeUndefined();
    await expect(store.put("folder/new/file", body)).rejects.toThrow(/leads out of/);
    await store.delete("folder/secret");
    expect(readdirSync(join(around, "other"))).toEqual(["secret"]);
  });

  test("links within it are followed, but not in circles", async () => {
    write("root/real/file");
    symlinkSync("real", join(root, "folder"));
    symlinkSync("real/file", join(root, "file"));
    symlinkSync("..", join(root, "real", "up"));
    symlinkSync("nowhere", join(root, "dangling"));
    symlinkSync("self", join(root, "self"));
    const first = ["file", "folder/file", "real/file"];
    expect(await keys()).toEqual(first);
    for (const key of first) expect(await store.get(key)).toMatchObject({ key, body: new Uint8Array(body) });
    expect(await keys("folder/")).toEqual(["folder/file"]);
    await expect(store.put("dangling", body)).rejects.toThrow(StoreRefused);
    await expect(store.put("dangling/file", body)).rejects.toThrow(StoreRefused);
    expect(await store.get("self")).toBeUndefined();
  });

  test("a link shows nothing that is hidden", async () => {
    write("root/.git/config");
    symlinkSync(".git", join(root, "folder"));
    symlinkSync(".git/config", join(root, "file"));
    expect(await keys()).toEqual([]);
    expect(await store.get("file")).toBeUndefined();
    expect(await store.get("folder/config")).toBeUndefined();
  });

  test("a folder that was replaced by a link that leads out is no folder any more, whoever wrote into it before", async () => {
    await store.put("public/articles/a", body);
    for (const path of ["public", "public/articles"]) {
      renameSync(join(root, path), join(around, "moved"));
      symlinkSync(join(around, "moved"), join(root, path));
      expect(await store.get("public/articles/a")).toBeUndefined();
      expect(await store.head("public/articles/a")).toBeUndefined();
      await store.delete("public/articles/a");
      await expect(store.put("public/articles/a", body)).rejects.toThrow(StoreRefused);
      await expect(store.put("public/articles/b", body)).rejects.toThrow(/leads out of/);
      expect(readdirSync(join(around, "moved"), { recursive: true })).not.toContain("b");
      rmSync(join(root, path));
      renameSync(join(around, "moved"), join(root, path));
      expect(await keys()).toEqual(["public/articles/a"]);
    }
  });

  test("a file is replaced where a link within the folder leads to it, and the link where it stands for the file", async () => {
    write("root/real/file");
    symlinkSync("real", join(root, "folder"));
    symlinkSync("real/file", join(root, "file"));
    const { version } = (await store.head("file")) ?? { version: "" };
    expect((await store.head("folder/file"))?.version).toBe(version);
    const next = await store.put("folder/file", Buffer.from("new"), { onlyIf: { version } });
    expect((await store.head("real/file"))?.version).toBe(next);
    await store.put("file", Buffer.from("own"), { onlyIf: { version: next } });
    expect(Buffer.from((await store.get("real/file"))?.body ?? []).toString()).toBe("new");
    expect(Buffer.from((await store.get("file"))?.body ?? []).toString()).toBe("own");
  });

  test("the folder itself may be reached by a link", async () => {
    write("root/file");
    symlinkSync("root", join(around, "shortcut"));
    const other = await openDirectory(join(around, "shortcut"));
    await other.put("new/file", body);
    expect(await keysOf(other)).toEqual(["file", "new/file"]);
  });
});

describe("only regular files are objects", () => {
  test("hidden ones, hidden folders and node_modules are not", async () => {
    for (const path of [".DS_Store", ".git/config", "a/.hidden", "node_modules/feed/readme.md", "a/shown"])
      write(`root/${path}`);
    await store.put("written", body);
    expect(await keys()).toEqual(["a/shown", "written"]);
    expect(await keys(".git/")).toEqual([]);
    for (const key of [".DS_Store", ".git/config", "a/.hidden", "node_modules/feed/readme.md"]) {
      expect(await store.get(key)).toBeUndefined();
      expect(await store.head(key)).toBeUndefined();
      await store.delete(key);
      await expect(store.put(key, body)).rejects.toThrow(/would be hidden/);
      expect(existsSync(join(root, key))).toBe(true);
    }
  });

  test("a pipe is not, and nobody waits for it", async () => {
    execFileSync("sh", ["-c", 'mkfifo "$0"', join(root, "pipe")]);
    expect(await keys()).toEqual([]);
    expect(await store.get("pipe")).toBeUndefined();
  });

  test("a name that is not UTF-8 is named in the error", async () => {
    writeFileSync(Buffer.from(`${root}/caf\xe9.txt`, "latin1"), "words");
    await expect(keys()).rejects.toThrow(/another encoding than UTF-8/);
    await expect(keys()).rejects.toMatchObject({ hint: expect.stringContaining("café.txt") });
  });

  test("a listing does not look into folders it has not been asked for", async () => {
    write("root/other/file");
    write("root/one/file");
    writeFileSync(Buffer.from(`${root}/other/caf\xe9.txt`, "latin1"), "words");
    expect(await keys("on")).toEqual(["one/file"]);
    expect(await keysOf(store, "", { after: "p" })).toEqual([]);
    await expect(keys("o")).rejects.toThrow(StoreRefused);
  });

  test("a conditional write over nothing leaves no folder behind", async () => {
    await expect(store.put("a/b/c", body, { onlyIf: { version: "gone" } })).rejects.toThrow(StoreConflict);
    expect(readdirSync(root)).toEqual([]);
  });

  test("a file and a folder cannot have one name", async () => {
    await store.put("a", body);
    await expect(store.put("a/b", body)).rejects.toMatchObject({
      name: "StoreRefused",
      hint: expect.stringContaining("A file stands where a folder is needed"),
    });
    await store.put("folder/b", body);
    await expect(store.put("folder", body)).rejects.toThrow(/is a folder/);
    expect(await keys()).toEqual(["a", "folder/b"]);
  });

  test("a name of more than 255 bytes is refused, and not there", async () => {
    const long = "é".repeat(128);
    await expect(store.put(long, body)).rejects.toMatchObject({ hint: expect.stringContaining("255 bytes") });
    expect(await store.get(long)).toBeUndefined();
    expect(await keys()).toEqual([]);
  });
});

describe("the folder", () => {
  test("must be there", async () => {
    const missing = openDirectory(join(around, "missing"));
    await expect(missing).rejects.toThrow(StoreRefused);
    await expect(missing).rejects.toMatchObject({ hint: "Check the path, or make the folder." });
  });

  test("is made when that is wanted", async () => {
    const made = await openDirectory(join(around, "made", "deep"), { create: true });
    await made.put("file", body);
    expect(existsSync(join(around, "made", "deep", "file"))).toBe(true);
  });

  test("must be a folder", async () => {
    write("file");
    await expect(openDirectory(join(around, "file"))).rejects.toThrow(/is no folder/);
  });

  test("is not empty when it is gone", async () => {
    await store.put("a", body);
    rmSync(root, { recursive: true });
    await expect(keys()).rejects.toThrow(/is gone/);
    await expect(store.get("a")).rejects.toThrow(/is gone/);
    await expect(store.put("a", body)).rejects.toThrow(/is gone/);
    expect(existsSync(root)).toBe(false);
  });

  test("is written again after everybody emptied it, lock and all", async () => {
    await store.put("a", body);
    for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true });
    await store.put("b", body, { onlyIf: "absent" });
    expect(await keys()).toEqual(["b"]);
  });

  test("keeps no empty folders after a delete, and itself always", async () => {
    await store.put("a/b/c/file", body);
    await store.put("a/other", body);
    await store.delete("a/b/c/file");
    expect(readdirSync(join(root, "a"))).toEqual(["other"]);
    await store.delete("a/other");
    expect(existsSync(join(root, "a"))).toBe(false);
    expect(existsSync(root)).toBe(true);
  });

  test("gives each write a later time than all before, even when the clock goes back", async () => {
    const timeOf = (key: string) => statSync(join(root, key), { bigint: true }).mtimeNs;
    await store.put("a", body);
    const hour = new Date(Date.now() + 3_600_000);
    utimesSync(join(root, ".seedwire-lock"), hour, hour);
    for (const key of ["b", "c", "d"]) await store.put(key, body);
    expect(timeOf("b")).toBeGreaterThan(BigInt(hour.getTime()) * 1_000_000n);
    expect(timeOf("c")).toBeGreaterThan(timeOf("b"));
    expect(timeOf("d")).toBeGreaterThan(timeOf("c"));
  });
});

describe("unfinished files", () => {
  const hidden = () => readdirSync(root).filter((name) => name.startsWith(".seedwire-write-"));

  test("do not stay behind a write that failed", async () => {
    const version = await store.put("a", body);
    await store.put("a", Buffer.from("other"));
    await expect(store.put("a", body, { onlyIf: { version } })).rejects.toThrow(StoreConflict);
    await expect(store.put("a/b", body)).rejects.toThrow(StoreRefused);
    const now = (await store.head("a"))?.version ?? "";
    const tries = Array.from({ length: 4 }, () => store.put("a", body, { onlyIf: { version: now } }));
    const lost = (await Promise.allSettled(tries)).filter((one) => one.status === "rejected");
    expect(lost).toHaveLength(3);
    expect(hidden()).toEqual([]);
  });

  test("of a crash are swept a day later", async () => {
    const minutes = (ago: number) => new Date(Date.now() - ago * 60_000);
    write("root/.seedwire-write-old");
    write("root/.seedwire-write-new");
    utimesSync(join(root, ".seedwire-write-old"), minutes(1_450), minutes(1_450));
    utimesSync(join(root, ".seedwire-write-new"), minutes(1_430), minutes(1_430));
    await keys();
    expect(hidden()).toHaveLength(2); // nobody has written here: not ours to sweep
    await store.put("a", body);
    await keys();
    expect(hidden()).toEqual([".seedwire-write-new"]);
  });
});
