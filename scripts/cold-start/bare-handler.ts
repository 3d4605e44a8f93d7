import { text } from "node:stream/consumers";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { S3Event } from "aws-lambda";

/** What every handler of its kind has to do at the least: read the seed, read a feed and replace it, three times. */
const client = new S3Client({});

export const handler = async ({ Records }: S3Event): Promise<void> => {
  const object = await client.send(new GetObjectCommand({ Bucket: "seeds", Key: Records[0]?.s3.object.key ?? "" }));
  const seed = await text(object.Body as NodeJS.ReadableStream);
  for (const feed of ["rss.xml", "atom.xml", "feed.json"]) {
    const standing = await client.send(new GetObjectCommand({ Bucket: "feeds", Key: `bare/${feed}` }));
    const before = await text(standing.Body as NodeJS.ReadableStream);
    const body = seed + before.slice(0, -seed.length);
    await client.send(
      new PutObjectCommand({ Bucket: "feeds", Key: `bare/${feed}`, Body: body, ContentType: "text/xml" }),
    );
  }
};
