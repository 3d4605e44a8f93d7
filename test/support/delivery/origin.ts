import { GetObjectCommand, NoSuchKey, type S3Client } from "@aws-sdk/client-s3";
import type { PutOptions, Store } from "#store/store.ts";

/** An object as the origin has it. */
export interface Stored {
  readonly body: Uint8Array;
  /** Strong, quoted. */
  readonly etag: string;
  /** Whole seconds since 1970 UTC. */
  readonly lastModified: number;
  /** `content-type`, `cache-control`, `x-amz-meta-…`, as they were stored. */
  readonly headers: Readonly<Record<string, string>>;
}

/** @param key from the top of the store, decoded */
export type Origin = (key: string) => Promise<Stored | undefined>;

/** A bucket as CloudFront reads it. */
export const bucketOrigin =
  (client: S3Client, bucket: string): Origin =>
  async (key) => {
    try {
      const object = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return {
        body: (await object.Body?.transformToByteArray()) ?? new Uint8Array(),
        etag: object.ETag ?? "",
        lastModified: Math.floor((object.LastModified?.getTime() ?? 0) / 1000),
        headers: headersOf(object, object.Metadata),
      };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  };

/**
 * A folder, which keeps no types: the site is published through `out`, which notes what the store is told of each document.
 */
export const storeOrigin = (store: Store): { readonly out: Store; readonly origin: Origin } => {
  const told = new Map<string, PutOptions>();
  return {
    out: {
      ...store,
      put: (key, body, options = {}) => {
        told.set(key, options);
        return store.put(key, body, options);
      },
    },
    origin: async (key) => {
      const { contentType: ContentType, cacheControl: CacheControl } = told.get(key) ?? {};
      const object = ContentType === undefined ? undefined : await store.get(key);
      if (!object) return undefined;
      const { body, version, lastModified } = object;
      return { body, etag: `"${version}"`, lastModified, headers: headersOf({ ContentType, CacheControl }) };
    },
  };
};

const headersOf = (
  object: { readonly ContentType?: string | undefined; readonly CacheControl?: string | undefined },
  metadata: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  ...(object.ContentType && { "content-type": object.ContentType }),
  ...(object.CacheControl && { "cache-control": object.CacheControl }),
  ...Object.fromEntries(Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value])),
});
