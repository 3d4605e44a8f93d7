import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { S3Client, S3ClientConfig } from "@aws-sdk/client-s3";
import { s3Client } from "#store/s3-client.ts";
import { errorOf, S3Error } from "./s3-errors.ts";
import {
  type Buckets,
  type Operation,
  perform,
  type S3Answer,
  type S3Object,
  type S3Request,
} from "./s3-operations.ts";
import { renderError } from "./s3-xml.ts";

/**
 * What shall happen to a request instead of the usual. `drop-before` and `drop-after`: the connection breaks before or
 * after the request took effect. `silence`: no effect, no answer, for ever. `cut` and `stall`: half of the answer's body,
 * then the connection breaks or nothing more comes. A number: that status, no effect.
 */
export type Verdict = "drop-before" | "drop-after" | "silence" | "cut" | "stall" | number;

/** Sees a request before it takes effect. A promise delays it; the first verdict of all hooks counts. */
export type Hook = (request: S3Request) => Verdict | undefined | Promise<Verdict | undefined>;

export interface StrictS3 {
  /** `http://127.0.0.1:port`; for `AWS_ENDPOINT_URL_S3` too. */
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** May be changed at any time. */
  readonly hooks: Hook[];
  /** All requests that came, in their order, whatever became of them. */
  readonly requests: S3Request[];
  /** What a bucket holds, to look at or to plant; the bucket is made where it is missing. */
  bucket(name: string): Map<string, S3Object>;
  client(config?: S3ClientConfig): S3Client;
  close(): Promise<void>;
}

const credentials = { accessKeyId: "STRICTKEY", secretAccessKey: "strict-secret" };

/**
 * A small S3 over loopback HTTP, addressed by path. It knows the operations that Seedwire uses, does them atomically as S3
 * does, and refuses everything else with 501. Requests must look signed; the signature itself is not computed.
 */
export const startStrictS3 = async (options: { readonly hooks?: readonly Hook[] } = {}): Promise<StrictS3> => {
  const buckets: Buckets = new Map();
  const hooks = [...(options.hooks ?? [])];
  const requests: S3Request[] = [];

  const server = createServer(async (incoming, response) => {
    try {
      const request = await readRequest(incoming);
      requests.push(request);
      await answer(buckets, request, await verdictOf(hooks, request), response);
    } catch {
      incoming.destroy(); // the client went away while it sent
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    endpoint,
    credentials,
    hooks,
    requests,
    bucket(name) {
      const objects = buckets.get(name) ?? new Map<string, S3Object>();
      buckets.set(name, objects);
      return objects;
    },
    client: (config = {}) => s3Client({ endpoint, region: "us-east-1", forcePathStyle: true, credentials, ...config }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const readRequest = async (incoming: IncomingMessage): Promise<S3Request> => {
  const [path = "", search = ""] = (incoming.url ?? "").split("?"); // not a URL's pathname: that would resolve `..`
  const [, bucket = "", ...rest] = path.split("/");
  const key = decodeURIComponent(rest.join("/"));
  const query = new URLSearchParams(search);
  return {
    operation: operationOf(incoming.method ?? "", key, query),
    bucket: decodeURIComponent(bucket),
    key,
    query,
    headers: incoming.headers,
    body: await buffer(incoming),
  };
};

const OBJECT_OPERATIONS: Readonly<Record<string, Operation>> = {
  PUT: "PutObject",
  GET: "GetObject",
  HEAD: "HeadObject",
  DELETE: "DeleteObject",
};

const operationOf = (method: string, key: string, query: URLSearchParams): Operation => {
  if (key !== "") return OBJECT_OPERATIONS[method] ?? "Unknown";
  if (method === "GET" && query.get("list-type") === "2") return "ListObjectsV2";
  return method === "PUT" ? "CreateBucket" : "Unknown";
};

const verdictOf = async (hooks: readonly Hook[], request: S3Request): Promise<Verdict | undefined> => {
  for (const hook of hooks) {
    const verdict = await hook(request);
    if (verdict !== undefined) return verdict;
  }
  return undefined;
};

const answer = async (
  buckets: Buckets,
  request: S3Request,
  verdict: Verdict | undefined,
  response: ServerResponse,
): Promise<void> => {
  if (verdict === "silence") return;
  if (verdict === "drop-before") return void response.destroy();
  const { status, headers, body = "" } = answerTo(buckets, request, verdict);
  if (verdict === "drop-after") return void response.destroy();
  response.writeHead(status, { "content-length": Buffer.byteLength(body), ...headers, "x-amz-request-id": "0" });
  if (verdict === "cut" || verdict === "stall") {
    response.write(Buffer.from(body).subarray(0, Buffer.byteLength(body) / 2), () => {
      if (verdict === "cut") response.destroy();
    });
    return;
  }
  response.end(request.operation === "HeadObject" ? undefined : body);
};

const answerTo = (buckets: Buckets, request: S3Request, verdict: Verdict | undefined): S3Answer => {
  try {
    if (typeof verdict === "number") throw errorOf(verdict);
    checkSignature(request);
    return perform(buckets, request);
  } catch (error) {
    if (!(error instanceof S3Error)) throw error;
    const body = renderError(error, `/${request.bucket}/${request.key}`);
    return { status: error.status, headers: { "content-type": "application/xml" }, body };
  }
};

/** Signature version 4 in the header, of a known key, over the host and all of `x-amz-*` (S3 API, "Authenticating requests"). */
const checkSignature = ({ headers }: S3Request): void => {
  const parts =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/[^,]+\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=[0-9a-f]{64}$/.exec(
      headers.authorization ?? "",
    );
  const signed = parts?.[2]?.split(";");
  if (!signed || !headers["x-amz-date"] || !headers["x-amz-content-sha256"]) throw new S3Error(403, "AccessDenied");
  if (parts?.[1] !== credentials.accessKeyId) throw new S3Error(403, "InvalidAccessKeyId");
  const needed = Object.keys(headers).filter((name) => name === "host" || name.startsWith("x-amz-"));
  if (needed.some((name) => !signed.includes(name))) throw new S3Error(403, "AccessDenied");
};
