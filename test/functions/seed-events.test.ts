import type { SQSEvent } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeEvent, decodeMessages, encodeMessages } from "../../functions/seed-events.ts";
import { s3Event, s3Record, sqsEvent, TEST_EVENT } from "../support/s3-events.ts";

const place = { bucket: "seeds", prefix: "" };
const decoded = (event: SQSEvent, where = place) => {
  const { messagesByKey, unreadable, foreign } = decodeMessages(event, where);
  return {
    keys: Object.fromEntries([...messagesByKey].map(([key, messages]) => [key, [...messages]])),
    unreadable: [...unreadable],
    foreign,
  };
};
const nothing = { keys: {}, unreadable: [], foreign: 0 };

describe("keys", () => {
  test.each([
    ["with+a+plus+for+a+space.md", "with a plus for a space.md"],
    ["a%2Bb.md", "a+b.md"],
    ["c%23+%26+d.md", "c# & d.md"],
    ["100%25.md", "100%.md"],
    ["caf%C3%A9/%F0%9F%98%80.md", "café/😀.md"],
    ["%D7%A2%D7%91%D7%A8%D7%99%D7%AA.txt", "עברית.txt"],
    ["news/2025/a.md", "news/2025/a.md"],
    ["%2541.md", "%41.md"],
    ["what%3Fx%3D1.md", "what?x=1.md"],
    ["half%E0%A4%A.md", "half%E0%A4%A.md"],
    ["50%+off.md", "50% off.md"],
  ])("%s is %s", (encoded, key) => {
    const record = s3Record("");
    record.s3.object.key = encoded;
    expect(decodeEvent(s3Event(record), place)).toEqual([key]);
  });

  test("come back as they were, whatever stands in them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (key) => {
        expect(decodeEvent(s3Event(s3Record(key)), place)).toEqual([key]);
      }),
    );
  });
});

describe("events of every kind are hints to look again", () => {
  test.each([
    "ObjectCreated:Put",
    "ObjectCreated:Post",
    "ObjectCreated:Copy",
    "ObjectCreated:CompleteMultipartUpload",
    "ObjectRemoved:Delete",
    "ObjectRemoved:DeleteMarkerCreated",
    "LifecycleExpiration:Delete",
    "LifecycleExpiration:DeleteMarkerCreated",
    "ObjectRestore:Completed",
  ])("%s", (eventName) => {
    expect(decoded(sqsEvent(s3Event(s3Record("a.md", { eventName })))).keys).toEqual({ "a.md": ["m0"] });
  });

  test("but a test of the notifications, which asks for nothing", () => {
    expect(decoded(sqsEvent(TEST_EVENT))).toEqual(nothing);
  });
});

describe("versions of the message", () => {
  test.each(["2.0", "2.1", "2.2", "2.3", "2.99"])("%s is read: minor ones only add", (eventVersion) => {
    expect(decoded(sqsEvent(s3Event(s3Record("a.md", { eventVersion })))).keys).toEqual({ "a.md": ["m0"] });
  });

  test.each(["1.0", "3.0", "20.0", ""])("%j is not", (eventVersion) => {
    expect(decoded(sqsEvent(s3Event(s3Record("a.md", { eventVersion }))))).toEqual({ ...nothing, unreadable: ["m0"] });
  });
});

describe("a place", () => {
  const below = { bucket: "seeds", prefix: "in/" };

  test("has its own bucket and prefix; all else is foreign, and done with", () => {
    const event = sqsEvent(
      s3Event(s3Record("in/a.md"), s3Record("in/a.md", { bucket: "other" }), s3Record("out/a.md")),
      s3Event(s3Record("in/")),
      s3Event(s3Record("in")),
    );
    expect(decoded(event, below)).toEqual({ keys: { "a.md": ["m0"] }, unreadable: [], foreign: 4 });
  });

  test("names keys below its prefix, deep ones too", () => {
    expect(decoded(sqsEvent(s3Event(s3Record("in/in/a b.md"))), below).keys).toEqual({ "in/a b.md": ["m0"] });
  });
});

describe("a batch", () => {
  test("that names one key many times is one piece of work of all its messages", () => {
    const event = sqsEvent(
      s3Event(s3Record("a.md"), s3Record("b.md"), s3Record("a.md")),
      s3Event(s3Record("a.md", { eventName: "ObjectRemoved:Delete" })),
      s3Event(s3Record("b.md")),
    );
    expect(decoded(event).keys).toEqual({ "a.md": ["m0", "m1"], "b.md": ["m0", "m2"] });
  });

  test("of nothing is nothing", () => {
    expect(decoded(sqsEvent())).toEqual(nothing);
    expect(decoded(sqsEvent({ Records: [] }))).toEqual(nothing);
  });

  test.each([
    ["no JSON", "{"],
    ["an empty body", ""],
    ["null", "null"],
    ["a number", "5"],
    ["a list", "[]"],
    ["an object without records", "{}"],
    ["records that are none", '{"Records":"many"}'],
    ["a record of null", '{"Records":[null]}'],
    ["a record of another service", '{"Records":[{"eventVersion":"2.1","dynamodb":{}}]}'],
    ["a version that is a number", '{"Records":[{"eventVersion":2.1}]}'],
    [
      "a key that is a number",
      '{"Records":[{"eventVersion":"2.1","s3":{"bucket":{"name":"seeds"},"object":{"key":5}}}]}',
    ],
    ["a bucket without a name", '{"Records":[{"eventVersion":"2.1","s3":{"bucket":{},"object":{"key":"a"}}}]}'],
  ])("with %s in one message fails that one, and reads the others", (_, body) => {
    const event = sqsEvent(s3Event(s3Record("a.md")), body, s3Event(s3Record("b.md")));
    expect(decoded(event)).toEqual({ keys: { "a.md": ["m0"], "b.md": ["m2"] }, unreadable: ["m1"], foreign: 0 });
  });

  test("of any bytes at all throws nothing, and fails no message that can be read", () => {
    const readable = fc.constantFrom(s3Event(s3Record("a.md")), TEST_EVENT, { Records: [] });
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json(), readable)), (bodies) => {
        const texts = bodies.flatMap((body, i) => (typeof body === "string" ? [`m${i}`] : []));
        expect(texts).toEqual(expect.arrayContaining(decoded(sqsEvent(...bodies)).unreadable));
      }),
    );
  });
});

describe("a bare event", () => {
  test("gives its keys", () => {
    expect(decodeEvent(s3Event(s3Record("a.md"), s3Record("x", { bucket: "other" })), place)).toEqual(["a.md"]);
  });

  test("that cannot be read is told apart from one that asks for nothing", () => {
    expect(decodeEvent(s3Event(s3Record("a.md", { eventVersion: "3.0" })), place)).toBeUndefined();
    expect(decodeEvent(s3Event(), place)).toEqual([]);
  });
});

describe("messages of our own", () => {
  const below = { bucket: "seeds", prefix: "in/" };

  test("are read as they were meant, whatever stands in the keys", () => {
    const keysOf = fc.uniqueArray(fc.string({ unit: "grapheme", minLength: 1 }), { maxLength: 40 });
    fc.assert(
      fc.property(keysOf, (keys) => {
        const { messagesByKey, unreadable, foreign } = decodeMessages(sqsEvent(...encodeMessages(keys, below)), below);
        expect([[...messagesByKey.keys()], unreadable.size, foreign]).toEqual([keys, 0, 0]);
      }),
    );
  });

  test("have keys as S3 writes them", () => {
    const [message = ""] = encodeMessages(["a b/c+d ä.md"], below);
    expect(JSON.parse(message)).toMatchObject({
      Records: [{ eventVersion: "2.1", s3: { bucket: { name: "seeds" }, object: { key: "in/a+b/c%2Bd+%C3%A4.md" } } }],
    });
  });

  test("fit by ten into a request, with the longest keys there are", () => {
    const longest = Array.from({ length: 40 }, (_, i) => `${String(i).padStart(2, "0")}${"é".repeat(509)}`);
    const messages = encodeMessages(longest, { bucket: "b".repeat(63), prefix: "in/" });
    const sizes = messages.map((message) => Buffer.byteLength(message));
    expect(messages).toHaveLength(10);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(256 * 1024);
  });
});
