import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { StoreConflict, StoreRefused } from "#model/errors.ts";
import { compareKeys } from "#store/keys.ts";
import type { Store } from "#store/store.ts";
import { increment } from "../support/increment.ts";
import { keysOf, listed } from "../support/listed.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (body: Uint8Array | undefined) => body && new TextDecoder().decode(body);

/** The promises of `Store`, for one that is opened empty. */
export const describeStore = (name: string, open: () => Promise<Store>): void => {
  describe(`the ${name} store`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
    });

    test.each(ODD_KEYS)("gives back what was put under %j, and lists it", async (key) => {
      await store.put(key, bytes(key));
      const object = await store.get(key);
      expect(text(object?.body)).toBe(key);
      expect(object?.key).toBe(key);
      expect(await keysOf(store, key)).toContain(key);
      await store.delete(key);
      expect(await store.get(key)).toBeUndefined();
    });

    test("keeps every byte", async () => {
      const all = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 7) % 256);
      await store.put("bytes/all", all);
      expect((await store.get("bytes/all"))?.body).toEqual(all);
      await store.put("bytes/none", new Uint8Array());
      expect(await store.get("bytes/none")).toMatchObject({ size: 0, body: new Uint8Array() });
    });

    test("leaves the bytes of a larger object than asked for where they are, and tells its size", async () => {
      const version = await store.put("large/a", new Uint8Array(100_001));
      expect(await store.get("large/a", { atMost: 100_000 })).toMatchObject({
        version,
        size: 100_001,
        body: new Uint8Array(),
      });
      expect((await store.get("large/a", { atMost: 100_001 }))?.body).toHaveLength(100_001);
    });

    test("any name with any bytes comes back as it was", async () => {
      const name = fc
        .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
        .filter((one) => !/[/\0]|^\./u.test(one));
      await fc.assert(
        fc.asyncProperty(name, fc.uint8Array(), async (key, body) => {
          await store.put(`any/${key}`, body);
          expect(new Uint8Array((await store.get(`any/${key}`))?.body ?? [])).toEqual(body);
        }),
        { numRuns: 50 },
      );
    });

    test("tells the same version, size and time of a file in put, get, head and list", async () => {
      const version = await store.put("same/a", bytes("four"));
      const { body, ...object } = (await store.get("same/a")) ?? { body: undefined };
      expect(text(body)).toBe("four");
      expect(object).toMatchObject({ key: "same/a", version, size: 4 });
      expect(await store.head("same/a")).toEqual(object);
      expect(await listed(store, "same/")).toEqual([object]);
    });

    test("times are whole seconds, close to now", async () => {
      await store.put("time/a", bytes("a"));
      const { lastModified = 0 } = (await store.head("time/a")) ?? {};
      expect(Number.isInteger(lastModified)).toBe(true);
      expect(Math.abs(lastModified - Date.now() / 1000)).toBeLessThan(5);
    });

    test("a new version for new bytes, even of the same length and at once", async () => {
      const versions = new Set<string>();
      for (let i = 100; i < 150; i += 1) versions.add(await store.put("version/a", bytes(String(i))));
      expect(versions.size).toBe(50);
    });

    test("nothing where nothing is", async () => {
      await store.put("there/file", bytes("a"));
      for (const key of ["missing", "missing/too", "there", "there/file/below"]) {
        expect(await store.get(key)).toBeUndefined();
        expect(await store.head(key)).toBeUndefined();
        await store.delete(key);
      }
      expect(await keysOf(store, "missing")).toEqual([]);
      expect(await keysOf(store, "there/")).toEqual(["there/file"]);
    });

    test("deletes, and deletes again", async () => {
      await store.put("gone/a", bytes("a"));
      await store.delete("gone/a");
      await store.delete("gone/a");
      expect(await store.head("gone/a")).toBeUndefined();
      expect(await keysOf(store, "gone/")).toEqual([]);
    });

    test("refuses keys that are no text", async () => {
      for (const key of ["", "half-\ud83d"]) {
        await expect(store.put(key, bytes("a"))).rejects.toThrow(StoreRefused);
        await expect(store.get(key)).rejects.toThrow(StoreRefused);
      }
    });

    describe("writes on condition", () => {
      test("only where there is nothing", async () => {
        const version = await store.put("absent/a", bytes("1"), { onlyIf: "absent" });
        await expect(store.put("absent/a", bytes("2"), { onlyIf: "absent" })).rejects.toThrow(StoreConflict);
        expect(await store.get("absent/a")).toMatchObject({ version, body: bytes("1") });
        await store.delete("absent/a");
        await store.put("absent/a", bytes("3"), { onlyIf: "absent" });
        expect(text((await store.get("absent/a"))?.body)).toBe("3");
      });

      test("only over the version that was read", async () => {
        const first = await store.put("match/a", bytes("1"));
        const second = await store.put("match/a", bytes("2"), { onlyIf: { version: first } });
        await expect(store.put("match/a", bytes("3"), { onlyIf: { version: first } })).rejects.toThrow(StoreConflict);
        expect(await store.get("match/a")).toMatchObject({ version: second, body: bytes("2") });
      });

      test("never over nothing", async () => {
        const version = await store.put("match/b", bytes("1"));
        await store.delete("match/b");
        await expect(store.put("match/b", bytes("2"), { onlyIf: { version } })).rejects.toThrow(StoreConflict);
        expect(await store.get("match/b")).toBeUndefined();
      });

      test("one of many wins an empty place", async () => {
        const names = Array.from({ length: 16 }, (_, i) => String(i));
        const tries = names.map(async (one) => {
          try {
            await store.put("race/absent", bytes(one), { onlyIf: "absent" });
            return [one];
          } catch (error) {
            expect(error).toBeInstanceOf(StoreConflict);
            return [];
          }
        });
        const won = (await Promise.all(tries)).flat();
        expect(won).toEqual([text((await store.get("race/absent"))?.body)]);
      });

      test("sixteen writers count without losing one", async () => {
        await store.put("race/counter", bytes("0"));
        await Promise.all(Array.from({ length: 16 }, () => increment(store, "race/counter", 4)));
        expect(text((await store.get("race/counter"))?.body)).toBe("64");
      });
    });

    describe("lists", () => {
      const keys = LIST_KEYS.toSorted(compareKeys);
      beforeAll(async () => {
        await Promise.all(LIST_KEYS.map((key) => store.put(`list/${key}`, bytes(key))));
      });
      const below = async (prefix: string, after?: string) => {
        const found = await listed(store, `list/${prefix}`, after === undefined ? {} : { after: `list/${after}` });
        return found.map(({ key }) => key.slice("list/".length));
      };

      test("in the order of the keys' UTF-8 bytes, folders or not", async () => {
        expect(await below("")).toEqual(keys);
        expect(keys.indexOf("a.txt")).toBeLessThan(keys.indexOf("a/b"));
        expect(keys.indexOf("～")).toBeLessThan(keys.indexOf("😀"));
      });

      test("by prefixes that end anywhere", async () => {
        for (const prefix of ["a", "a/", "a/b", "a.", "é", "nothing", "a/b/", "deep/er/"])
          expect(await below(prefix)).toEqual(keys.filter((key) => key.startsWith(prefix)));
      });

      test("from behind any key, there or not", async () => {
        for (const after of [...keys, "", "a/", "a/bb", "b", "deep", "deep/er/", "zzz", "～～"])
          expect(await below("", after)).toEqual(keys.filter((key) => compareKeys(key, after) > 0));
        expect(await below("a", "a.txt")).toEqual(
          keys.filter((key) => key.startsWith("a") && compareKeys(key, "a.txt") > 0),
        );
      });

      test("more than a page", async () => {
        const many = Array.from({ length: 1_050 }, (_, i) => `many/${String(i).padStart(4, "0")}`);
        for (let i = 0; i < many.length; i += 50)
          await Promise.all(many.slice(i, i + 50).map((key) => store.put(key, bytes(key))));
        expect(await keysOf(store, "many/")).toEqual(many);
        expect((await listed(store, "many/", { after: "many/1000" })).map(({ key }) => key)).toEqual(many.slice(1_001));
      });
    });
  });
};

const ODD_KEYS = [
  "plain.txt",
  "with space and  two.md",
  "100%.md",
  "%41.md",
  "a+b=c&d.md",
  "what?x=1#part.md",
  'it\'s "quoted" (1)!*.md',
  "é à ü.md",
  "עברית/العربية.txt",
  "😀/🇫🇷.html",
  "folder/in/folder/in/folder.json",
  "tab\tand\u0001control.txt",
  "<tag>&amp;.html",
  "~tilde,comma;semicolon:colon@at$.txt",
  "dots..in...names/a..b",
  `${"long".repeat(60)}.txt`,
  "back\\slash.txt",
];

/** No key is both a file and a folder: S3 could, a disk cannot. */
const LIST_KEYS = [
  "a-b",
  "a.txt",
  "a/b",
  "a/b.txt",
  "a/c/d",
  "a0",
  "b",
  "deep/er.txt",
  "deep/er/and/deeper",
  "Z",
  "é",
  "～", // U+FF5E is EF BD 9E in UTF-8, before the F0 of every emoji; in UTF-16 it comes behind them
  "\u{e000}",
  "😀",
  "😁/in",
];
