import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { showAt, sortMoment } from "#catalog/showing.ts";
import type { Entry } from "#model/entry.ts";
import type { Origin } from "#model/evidence.ts";
import { dayFrom, entryOf, recordsOf } from "../support/entries.ts";

const NOW = Date.parse("2026-01-15T12:00:00Z") / 1000;
const DAY = 86_400;
const shown = (entries: readonly Entry[], now = NOW) =>
  showAt(recordsOf(...entries), now).entries.map(({ key }) => key);
const hashOf = ({ id }: Entry) => createHash("sha256").update(id).digest("hex");

describe("the order", () => {
  test("is newest first, by the published date", () => {
    const entries = ["2025-03-01", "2025-12-24", "2025-03-02"].map((day) =>
      entryOf(day, { published: dayFrom(day, "dateline") }),
    );
    expect(shown(entries)).toEqual(["2025-12-24", "2025-03-02", "2025-03-01"]);
  });

  test("puts the undated where their bound is, and without one last", () => {
    const entries = [
      entryOf("dated", { published: dayFrom("2025-06-01", "front-matter") }),
      entryOf("bounded", { bound: dayFrom("2025-07-01", "last-modified", "minute") }),
      entryOf("boundless"),
      entryOf("month", { published: dayFrom("2025-12-01", "body", "month"), bound: dayFrom("2025-05-01", "body") }),
    ];
    expect(shown(entries)).toEqual(["bounded", "dated", "month", "boundless"]);
  });

  test.each(["near-day", "month", "year"] as const)("takes no date of %s precision for a moment", (precision) => {
    expect(sortMoment(entryOf("a", { published: dayFrom("2025-12-01", "body", precision) }))).toBe(0);
  });

  test("breaks ties by the hash of the id, whatever the keys", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 }), (keys) => {
        const entries = keys.map((key) => entryOf(key, { published: dayFrom("2025-06-01", "front-matter") }));
        const byHash = entries.toSorted((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1)).map(({ key }) => key);
        expect(shown(entries)).toEqual(byHash);
      }),
    );
  });
});

describe("what is held", () => {
  test("a draft, whatever its date, and for ever", () => {
    const draft = entryOf("draft", { draft: true, published: dayFrom("2025-01-01", "front-matter") });
    expect(showAt(recordsOf(draft), NOW * 2)).toEqual({ entries: [], held: [{ key: "draft", reason: "draft" }] });
  });

  test.each(["front-matter", "json", "json-ld", "open-graph", "meta", "html"] satisfies Origin[])(
    "a date in the future that %s declares, until the second it falls due",
    (origin) => {
      const published = dayFrom("2026-02-01", origin);
      const records = recordsOf(entryOf("a", { published }));
      const due = published.value.at;
      expect(showAt(records, due - 1)).toEqual({
        entries: [],
        held: [{ key: "a", reason: "not-due", due }],
        nextDue: due,
      });
      expect(showAt(records, due)).toMatchObject({ entries: [{ key: "a" }], held: [] });
      expect(showAt(records, due)).not.toHaveProperty("nextDue");
    },
  );

  test.each(["heading", "header", "dateline", "caption", "file-name", "url", "body", "live-update"] satisfies Origin[])(
    "not a date in the future that was read out of the text (%s)",
    (origin) => {
      expect(shown([entryOf("a", { published: dayFrom("2026-02-01", origin) })])).toEqual(["a"]);
    },
  );

  test("not a declared month or year in the future: it states no day to wait for", () => {
    expect(shown([entryOf("a", { published: dayFrom("2027-01-01", "front-matter", "year") })])).toEqual(["a"]);
  });

  test("the next one due is the earliest", () => {
    const entries = [20, 10, 30].map((days) => {
      const iso = new Date((NOW + days * DAY) * 1000).toISOString().slice(0, 10);
      return entryOf(`in-${days}`, { published: dayFrom(iso, "json") });
    });
    expect(showAt(recordsOf(...entries), NOW).nextDue).toBe(Math.floor((NOW + 10 * DAY) / DAY) * DAY);
  });
});

describe("two seeds with one id", () => {
  const id = "https://quay.example/the-bell";
  const first = entryOf("a.md", { id });
  const second = entryOf("b.md", { id });

  test("the lower key is shown, the other is held and named", () => {
    const { entries, held } = showAt(recordsOf(second, first), NOW);
    expect(entries.map(({ key }) => key)).toEqual(["a.md"]);
    expect(held).toEqual([{ key: "b.md", reason: "same-id", rival: "a.md" }]);
  });

  test("the loser comes forward when the winner goes", () => {
    expect(shown([second])).toEqual(["b.md"]);
  });

  test("a draft has no claim on the id", () => {
    expect(shown([{ ...first, draft: true }, second])).toEqual(["b.md"]);
  });

  test("of three, one is shown and both others name it", () => {
    const { held } = showAt(recordsOf(first, second, entryOf("c.md", { id })), NOW);
    expect(held.map(({ key, rival }) => [key, rival])).toEqual([
      ["b.md", "a.md"],
      ["c.md", "a.md"],
    ]);
  });

  test("no id is ever shown twice, and every entry is shown or held", () => {
    const some = fc.record({
      key: fc.constantFrom("a", "b", "c", "d", "e"),
      id: fc.constantFrom("x", "y"),
      draft: fc.boolean(),
      published: fc.option(fc.constantFrom("2025-01-01", "2030-01-01"), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(some, { selector: ({ key }) => key }), (all) => {
        const entries = all.map(({ key, id: own, draft, published }) =>
          entryOf(key, { id: own, draft, ...(published && { published: dayFrom(published, "json") }) }),
        );
        const showing = showAt(recordsOf(...entries), NOW);
        const ids = showing.entries.map(({ id: own }) => own);
        expect(new Set(ids).size).toBe(ids.length);
        const accounted = [...showing.entries, ...showing.held].map(({ key }) => key);
        expect(accounted.toSorted()).toEqual(entries.map(({ key }) => key).toSorted());
      }),
    );
  });
});
