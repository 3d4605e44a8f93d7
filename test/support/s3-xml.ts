import type { S3Error } from "./s3-errors.ts";

/** The body of an error, as S3 gives it. */
export const renderError = (error: S3Error, resource: string): string =>
  `${HEAD}<Error><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message><Resource>${escapeXml(resource)}</Resource><RequestId>0</RequestId></Error>`;

/** One page of ListObjectsV2. */
export interface ListPage {
  readonly bucket: string;
  readonly prefix: string;
  readonly maxKeys: number;
  readonly urlEncoded: boolean;
  readonly next: string | undefined;
  readonly contents: readonly ListedObject[];
}

interface ListedObject {
  readonly key: string;
  readonly etag: string;
  readonly size: number;
  readonly lastModified: Date;
}

/** The body of a ListObjectsV2 answer, as S3 gives it: a space is `+` where the keys are URL-encoded. */
export const renderList = (page: ListPage): string => {
  const text = page.urlEncoded ? encodeKey : escapeXml;
  const contents = page.contents.map(
    ({ key, etag, size, lastModified }) =>
      `<Contents><Key>${text(key)}</Key><LastModified>${lastModified.toISOString()}</LastModified><ETag>${escapeXml(etag)}</ETag><Size>${size}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  return [
    `${HEAD}<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">`,
    `<Name>${escapeXml(page.bucket)}</Name><Prefix>${text(page.prefix)}</Prefix><MaxKeys>${page.maxKeys}</MaxKeys>`,
    `<KeyCount>${page.contents.length}</KeyCount><IsTruncated>${page.next !== undefined}</IsTruncated>`,
    page.urlEncoded ? "<EncodingType>url</EncodingType>" : "",
    page.next === undefined ? "" : `<NextContinuationToken>${escapeXml(page.next)}</NextContinuationToken>`,
    ...contents,
    "</ListBucketResult>",
  ].join("");
};

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

const encodeKey = (key: string): string => encodeURIComponent(key).replaceAll("%2F", "/").replaceAll("%20", "+");

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (one) => ENTITIES[one] ?? one);
