import type { S3Event, SQSEvent } from "aws-lambda";

/** What a batch asks for: keys to look at again, each with the messages that named it. */
export interface SeedEvents {
  /** Key below the seeds' prefix → ids of the messages that ask for it. */
  readonly messagesByKey: ReadonlyMap<string, ReadonlySet<string>>;
  /** Messages nobody can read: failed, so that they end in the dead-letter queue where a person sees them. */
  readonly unreadable: ReadonlySet<string>;
  /** Records for another bucket or prefix: not ours, done with. */
  readonly foreign: number;
}

export interface SeedPlace {
  readonly bucket: string;
  readonly prefix: string;
}

/** S3's own major version of its event message (Event message structure, Amazon S3 User Guide); minor ones only add. */
const EVENT_MAJOR = "2";

/**
 * Reads the keys out of SQS messages that carry S3 events, whatever happened to them: a message is a hint to look again.
 * Many records for one key become one piece of work. An `s3:TestEvent` asks for nothing.
 */
export const decodeMessages = (event: SQSEvent, place: SeedPlace): SeedEvents => {
  const messagesByKey = new Map<string, Set<string>>();
  const unreadable = new Set<string>();
  let foreign = 0;
  for (const { messageId, body } of event.Records) {
    const keys = keysIn(parseJson(body), place);
    if (!keys) unreadable.add(messageId);
    for (const key of keys ?? []) {
      if (key === undefined) foreign++;
      else messagesByKey.set(key, (messagesByKey.get(key) ?? new Set()).add(messageId));
    }
  }
  return { messagesByKey, unreadable, foreign };
};

/** The keys of a bare S3 event; `undefined` where it cannot be read. */
export const decodeEvent = (event: S3Event, place: SeedPlace): string[] | undefined =>
  keysIn(event, place)?.flatMap((key) => key ?? []);

/** For each record its key below the prefix, or `undefined` where the record is not ours. */
const keysIn = (event: unknown, place: SeedPlace): (string | undefined)[] | undefined => {
  const { Event, Records } = (event ?? {}) as { readonly Event?: unknown; readonly Records?: unknown };
  if (Event === "s3:TestEvent") return [];
  if (!Array.isArray(Records)) return undefined;
  const keys: (string | undefined)[] = [];
  for (const record of Records as PartialRecord[]) {
    const bucket = record?.s3?.bucket?.name;
    const key = record?.s3?.object?.key;
    const major = String(record?.eventVersion).split(".")[0];
    if (major !== EVENT_MAJOR || typeof bucket !== "string" || typeof key !== "string") return undefined;
    keys.push(bucket === place.bucket ? keyBelow(place.prefix, decodeKey(key)) : undefined);
  }
  return keys;
};

/** What is read of a record; anybody may send a message, so anything may be missing or something else. */
type PartialRecord =
  | {
      readonly eventVersion?: unknown;
      readonly s3?: { readonly bucket?: { readonly name?: unknown }; readonly object?: { readonly key?: unknown } };
    }
  | undefined;

/**
 * Keys in a message of ours at most. A hundred messages of a batch then name no more seeds than a worker looks at within its
 * minute, whatever they are; and as a key has up to 1,024 bytes, three times as much encoded, the ten messages of a request stay
 * below 256 kB (Amazon SQS Developer Guide, "Message quotas").
 */
const KEYS = 4;

/** Messages in the form of S3's own, which ask to look again at these keys below the prefix. */
export const encodeMessages = (keys: readonly string[], { bucket, prefix }: SeedPlace): string[] => {
  const records = keys.map((key) => ({
    eventVersion: `${EVENT_MAJOR}.1`,
    eventSource: "seedwire:reconcile",
    s3: { bucket: { name: bucket }, object: { key: encodeKey(prefix + key) } },
  }));
  return Array.from({ length: Math.ceil(records.length / KEYS) }, (_, i) =>
    JSON.stringify({ Records: records.slice(i * KEYS, (i + 1) * KEYS) }),
  );
};

const keyBelow = (prefix: string, key: string): string | undefined =>
  key.startsWith(prefix) && key !== prefix ? key.slice(prefix.length) : undefined;

/** Keys in events are form-encoded: `+` is a space and comes first, or a real plus (`%2B`) would turn into one. */
const decodeKey = (key: string): string => {
  const spaced = key.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
};

const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll("%2F", "/").replaceAll("%20", "+");

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
