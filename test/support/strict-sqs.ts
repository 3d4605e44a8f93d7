import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A queue on loopback that can be sent to, as strict as SQS is. */
export interface StrictSqs {
  /** Its URL; for `AWS_ENDPOINT_URL_SQS` its origin. */
  readonly url: string;
  /** Bodies of the messages that it took, in their order. */
  readonly messages: string[];
  /** Bodies of each request, whatever became of them. */
  readonly requests: (readonly string[])[];
  /**
   * What shall happen to the nth request (from 0) instead: a status, or the numbers of the messages in it that are refused. May be
   * changed at any time.
   */
  fault: (nth: number) => number | readonly number[] | undefined;
  close(): Promise<void>;
}

interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}

/**
 * Knows one call, SendMessageBatch in the JSON protocol (Amazon SQS API Reference), on the queue whose name ends the URL.
 * @param path of the queue's URL
 */
export const startStrictSqs = async (path = "/123456789012/seeds"): Promise<StrictSqs> => {
  const server = createServer(async (request, response) => {
    const say = (status: number, body: object) =>
      void response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
    const body = await text(request);
    if (request.headers["x-amz-target"] !== "AmazonSQS.SendMessageBatch" || !isSigned(request.headers.authorization))
      return say(400, { __type: "com.amazonaws.sqs#UnsupportedOperation" });
    const { QueueUrl = "", Entries = [] } = JSON.parse(body) as { QueueUrl?: string; Entries?: readonly Entry[] };
    if (!QueueUrl.endsWith(path)) return say(400, { __type: "com.amazonaws.sqs#QueueDoesNotExist" });
    const trouble = troubleOf(Entries);
    if (trouble) return say(400, { __type: `com.amazonaws.sqs#${trouble}` });
    const fault = queue.fault(queue.requests.length);
    queue.requests.push(Entries.map(({ MessageBody }) => MessageBody));
    if (typeof fault === "number") return say(fault, { __type: "com.amazonaws.sqs#InternalFailure" });
    const refused = new Set(fault);
    const [taken, failed] = [Entries.filter((_, i) => !refused.has(i)), Entries.filter((_, i) => refused.has(i))];
    queue.messages.push(...taken.map(({ MessageBody }) => MessageBody));
    return say(200, {
      Successful: taken.map(({ Id, MessageBody }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) })),
      Failed: failed.map(({ Id }) => ({ Id, Code: "InternalError", SenderFault: false })),
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const queue: StrictSqs = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    messages: [],
    requests: [],
    fault: () => undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return queue;
};

const isSigned = (authorization = ""): boolean =>
  /^AWS4-HMAC-SHA256 Credential=[^/]+\/[^,]+\/sqs\/aws4_request, SignedHeaders=[^,]+, Signature=[0-9a-f]{64}$/.test(
    authorization,
  );

/** Why SQS would take none of it. */
const troubleOf = (entries: readonly Entry[]): string | undefined => {
  if (entries.length === 0) return "EmptyBatchRequest";
  if (entries.length > 10) return "TooManyEntriesInBatchRequest";
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) return "BatchEntryIdsNotDistinct";
  if (entries.some(({ Id }) => !/^[\w-]{1,80}$/.test(Id))) return "InvalidBatchEntryId";
  const bytes = entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0);
  return bytes > 262_144 ? "BatchRequestTooLong" : undefined;
};

const md5 = (body: string): string => createHash("md5").update(body).digest("hex");
