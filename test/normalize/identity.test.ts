import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findId, findPage } from "#normalize/identity.ts";
import { articleOf, body, channel, declare } from "./articles.ts";

const idOf = (key: string, ...ids: string[]) =>
  findId(articleOf(body, { key, declarations: ids.map((id) => declare("id", id)) }), channel);

describe("an id", () => {
  test("is a tag URI of authority, date and key", () => {
    expect(idOf("2025/new lock.txt")).toBe("tag:news.example,2025-01-01:2025/new%20lock.txt");
    expect(idOf("Löcks/100%#1.md")).toBe("tag:news.example,2025-01-01:L%C3%B6cks/100%25%231.md");
  });

  test("is the declared one where that is an absolute IRI, else a tag URI of it", () => {
    expect(idOf("a.txt", "urn:uuid:6e8bc430")).toBe("urn:uuid:6e8bc430");
    expect(idOf("a.txt", "https://quay.example/ö")).toBe("https://quay.example/ö");
    for (const [id, encoded] of [
      ["lock-7", "lock-7"],
      ["javascript:alert(1)", "javascript:alert(1)"],
      ["C:\\lock", "C:%5Clock"],
      ["note: my lock", "note:%20my%20lock"],
    ]) {
      expect(idOf("a.txt", id ?? "")).toBe(`tag:news.example,2025-01-01:${encoded}`);
    }
  });

  test("is never shared by two keys, and only holds what a URI may", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (a, b) => {
        expect(idOf(a) === idOf(b)).toBe(a === b);
        expect(idOf(a)).toMatch(/^tag:news\.example,2025-01-01:[\w\-.~!$&'()*+,;=:@/?%]*$/);
      }),
    );
  });
});

describe("a page", () => {
  test("is named by the key's last segment and its hash", () => {
    expect(findPage("2025/Über die Straße.txt")).toMatch(/^articles\/uber-die-strasse-[\da-f]{8}\.html$/);
    expect(findPage("v10.24.0.md")).toMatch(/^articles\/v10-24-0-/);
    expect(findPage("港.txt")).toMatch(/^articles\/article-[\da-f]{8}\.html$/);
    expect(findPage(`${"lock-".repeat(40)}.txt`).length).toBeLessThan(90);
  });

  test("does not change from one version to the next", () => {
    expect(findPage("2025/harbour.txt")).toBe("articles/harbour-66980620.html");
  });

  test("has a name that every store and browser takes as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (key) => {
        expect(findPage(key)).toMatch(/^articles\/[a-z\d]+(?:-[a-z\d]+)*-[\da-f]{8}\.html$/);
      }),
    );
  });
});
