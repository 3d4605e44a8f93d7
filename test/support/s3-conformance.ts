import { createHash } from "node:crypto";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  type S3ClientConfig,
} from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, test } from "vitest";

export interface Server {
  readonly bucket: string;
  client(config?: S3ClientConfig): S3Client;
}

const md5 = (text: string) => `"${createHash("md5").update(text).digest("hex")}"`;
const STALE = "00000000000000000000000000000000";

/** What the S3 store relies on, asked of a server in S3's own words, so that two servers can be held against each other. */
export const describeS3Server = (name: string, start: () => Promise<Server>): void => {
  describe(`${name} as an S3 server`, () => {
    let s3: S3Client;
    let stranger: S3Client;
    let Bucket: string;
    beforeAll(async () => {
      const server = await start();
      stranger = server.client({ credentials: { accessKeyId: "STRANGER", secretAccessKey: "wrong" } });
      s3 = server.client({ maxAttempts: 1 });
      Bucket = server.bucket;
    });

    const put = (Key: string, Body: string, more: Partial<PutObjectCommandInput> = {}) =>
      s3.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
    const get = async (Key: string) => {
      const answer = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return answer.Body?.transformToString();
    };
    const head = (Key: string) => s3.send(new HeadObjectCommand({ Bucket, Key }));
    const list = (Prefix: string, more: object = {}) => s3.send(new ListObjectsV2Command({ Bucket, Prefix, ...more }));

    test("names an object's bytes by their MD5, quoted, everywhere", async () => {
      expect(await put("etag", "words")).toMatchObject({ ETag: md5("words") });
      expect(await head("etag")).toMatchObject({ ETag: md5("words"), ContentLength: 5 });
      expect((await list("etag")).Contents).toMatchObject([{ Key: "etag", ETag: md5("words"), Size: 5 }]);
      expect(await get("etag")).toBe("words");
    });

    test("keeps types, cache control and metadata", async () => {
      const kept = {
        ContentType: "application/feed+json; charset=utf-8",
        CacheControl: "public, max-age=60, stale-while-revalidate=300",
        Metadata: { "seedwire-write": "1" },
      };
      await put("kept", "{}", kept);
      expect(await head("kept")).toMatchObject(kept);
    });

    test("tells a time of change in whole seconds, the same in head and list", async () => {
      await put("time", "words");
      const [listed] = (await list("time")).Contents ?? [];
      const seconds = (date: Date | undefined) => Math.floor((date?.getTime() ?? 0) / 1000);
      expect(seconds(listed?.LastModified)).toBe(seconds((await head("time")).LastModified));
    });

    test("writes only where there is nothing, when asked to", async () => {
      await put("absent", "1", { IfNoneMatch: "*" });
      await expect(put("absent", "2", { IfNoneMatch: "*" })).rejects.toMatchObject(status(412));
      expect(await get("absent")).toBe("1");
    });

    test("writes only over what it is told, the ETag without its quotes", async () => {
      await put("match", "1");
      await put("match", "2", { IfMatch: md5("1").replaceAll('"', "") });
      await expect(put("match", "3", { IfMatch: STALE })).rejects.toMatchObject(status(412));
      expect(await get("match")).toBe("2");
    });

    test("writes nothing over nothing: 404 at AWS, 412 at Ceph", async () => {
      const refused = await put("nothing", "1", { IfMatch: STALE }).catch((error) => error.$metadata.httpStatusCode);
      expect([404, 412]).toContain(refused);
      await expect(head("nothing")).rejects.toMatchObject(status(404));
    });

    test("tells missing objects from missing buckets", async () => {
      await expect(get("missing")).rejects.toMatchObject({ name: "NoSuchKey", ...status(404) });
      const elsewhere = s3.send(new GetObjectCommand({ Bucket: "no-such-bucket", Key: "missing" }));
      await expect(elsewhere).rejects.toMatchObject({ name: "NoSuchBucket", ...status(404) });
    });

    test("deletes what is there, and what is not", async () => {
      await put("gone", "words");
      for (const key of ["gone", "gone"]) await s3.send(new DeleteObjectCommand({ Bucket, Key: key }));
      await expect(head("gone")).rejects.toMatchObject(status(404));
    });

    test("lists page by page, from anywhere, in the order of UTF-8 bytes", async () => {
      const keys = ["Z", "a b+c", "a.txt", "a/b", "é", "～", "😀"].map((key) => `list/${key}`);
      for (const key of keys) await put(key, key);
      const found: (string | undefined)[] = [];
      for (let token: string | undefined, page = 0; page === 0 || token; page += 1) {
        const answer = await list("list/", { MaxKeys: 2, ...(token && { ContinuationToken: token }) });
        found.push(...(answer.Contents ?? []).map(({ Key }) => Key));
        token = answer.NextContinuationToken;
      }
      expect(found).toEqual(keys);
      const rest = await list("list/", { StartAfter: "list/a.txt" });
      expect(rest.Contents?.map(({ Key }) => Key)).toEqual(keys.slice(3));
    });

    test("encodes keys in listings when asked to, so that every character can be told", async () => {
      await put("odd/a b+c%\u0001", "words");
      const { Contents, EncodingType } = await list("odd/", { EncodingType: "url" });
      expect(EncodingType).toBe("url");
      const key = Contents?.[0]?.Key ?? "";
      expect(decodeURIComponent(key.replaceAll("+", " "))).toBe("odd/a b+c%\u0001");
    });

    test("lets one of many win an empty place", async () => {
      const tries = Array.from({ length: 40 }, (_, i) => put("race", String(i), { IfNoneMatch: "*" }));
      const won = (await Promise.allSettled(tries)).filter((one) => one.status === "fulfilled");
      expect(won).toHaveLength(1);
    });

    test("knows who asks", async () => {
      const asked = stranger.send(new GetObjectCommand({ Bucket, Key: "etag" }));
      await expect(asked).rejects.toMatchObject({ name: "InvalidAccessKeyId", ...status(403) });
    });
  });
};

const status = (httpStatusCode: number) => ({ $metadata: expect.objectContaining({ httpStatusCode }) });
