import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { checkKey } from "./keys.ts";
import { s3Client } from "./s3-client.ts";
import { type Attempted, brokeOff, saysNoObject, translateS3Error } from "./s3-errors.ts";
import { type Place, writeObject } from "./s3-write.ts";
import type { ObjectInfo, Store, StoredObject } from "./store.ts";

/** How often a body is asked for that breaks off; each time the SDK itself tries four times to get an answer at all. */
const PATIENCE = 3;

/**
 * A prefix of an S3 bucket as a store. Versions are ETags, as S3 gives them.
 * @param options.prefix begins all keys; `""` or ending in `/`
 * @param options.client one of `s3Client`, with its retries and time limits
 */
export const openS3 = (options: {
  readonly bucket: string;
  readonly prefix?: string;
  readonly client?: S3Client;
}): Store => {
  const { bucket, prefix = "", client = s3Client() } = options;
  const location = `s3://${bucket}/${prefix}`.replace(/\/$/, "");
  const at = (key: string) => ({ Bucket: bucket, Key: prefix + key });

  return {
    location,

    get: (key, { atMost = Number.POSITIVE_INFINITY } = {}) =>
      translated("GetObject", key, async () => {
        for (let attempt = 1; ; attempt += 1) {
          try {
            return await readObject(client, at(key), key, atMost);
          } catch (error) {
            if (saysNoObject(error)) return undefined;
            if (attempt === PATIENCE || !brokeOff(error)) throw error;
          }
        }
      }),

    head: (key) =>
      translated("GetObject", key, async () => {
        try {
          const answer = await client.send(new HeadObjectCommand(at(key)));
          return infoOf(key, { ...answer, Size: answer.ContentLength });
        } catch (error) {
          if (saysNoObject(error)) return undefined;
          throw error;
        }
      }),

    put: (key, body, condition = {}) =>
      translated("PutObject", key, () => writeObject(client, { ...at(key), Body: body }, condition)),

    delete: (key) =>
      translated("DeleteObject", key, async () => {
        await client.send(new DeleteObjectCommand(at(key)));
      }),

    async *list(begin, { after } = {}) {
      const start = after ? { StartAfter: prefix + after } : {};
      let page: ListObjectsV2CommandOutput | undefined;
      do {
        const next = page?.NextContinuationToken ? { ContinuationToken: page.NextContinuationToken } : start;
        page = await translated("ListBucket", begin, () =>
          client.send(
            new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix + begin, EncodingType: "url", ...next }),
          ),
        );
        for (const object of page.Contents ?? []) {
          const key = decodeKey(object.Key ?? "", page.EncodingType).slice(prefix.length);
          if (!key.endsWith("/") && key !== "") yield infoOf(key, object); // else the console's mark of a folder
        }
      } while (page.NextContinuationToken);
    },
  };

  async function translated<T>(action: Attempted["action"], key: string, work: () => Promise<T>): Promise<T> {
    try {
      if (action !== "ListBucket") checkKey(key, location);
      return await work();
    } catch (error) {
      throw translateS3Error(error, { action, bucket, key: prefix + key });
    }
  }
};

const readObject = async (client: S3Client, place: Place, key: string, atMost: number): Promise<StoredObject> => {
  const answer = await client.send(new GetObjectCommand(place));
  if ((answer.ContentLength ?? 0) > atMost) {
    await answer.Body?.transformToWebStream().cancel();
    return { ...infoOf(key, { ...answer, Size: answer.ContentLength }), body: new Uint8Array() };
  }
  const body = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
  return { ...infoOf(key, { ...answer, Size: body.length }), body };
};

const infoOf = (
  key: string,
  object: {
    readonly ETag?: string | undefined;
    readonly Size?: number | undefined;
    readonly LastModified?: Date | undefined;
  },
): ObjectInfo => ({
  key,
  version: object.ETag ?? "",
  size: object.Size ?? 0,
  lastModified: Math.floor((object.LastModified?.getTime() ?? 0) / 1000),
});

/** Listings are asked for URL-encoded, `+` for a space: XML 1.0 has no way to write a control character in a key. */
const decodeKey = (key: string, encoding: string | undefined): string =>
  encoding === "url" ? decodeURIComponent(key.replaceAll("+", " ")) : key;
