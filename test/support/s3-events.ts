import type { Context, S3Event, SQSEvent } from "aws-lambda";

/** A key as S3 writes it into an event: form-encoded, a space as a plus. */
const encodeKey = (key: string): string =>
  encodeURIComponent(key)
    .replaceAll("%2F", "/")
    .replaceAll("%20", "+")
    .replace(/[!'()*]/g, escapeByte);

const escapeByte = (one: string): string => `%${one.charCodeAt(0).toString(16).toUpperCase()}`;

export interface RecordOptions {
  readonly bucket?: string;
  readonly eventName?: string;
  readonly eventVersion?: string;
}

/** One record of an S3 event (Amazon S3 User Guide, "Event message structure"), its key as `encodeKey` writes it. */
export const s3Record = (
  key: string,
  { bucket = "seeds", eventName = "ObjectCreated:Put", eventVersion = "2.1" }: RecordOptions = {},
) => ({
  eventVersion,
  eventSource: "aws:s3",
  awsRegion: "us-east-1",
  eventTime: "2026-01-15T12:00:00.000Z",
  eventName,
  userIdentity: { principalId: "EXAMPLE" },
  requestParameters: { sourceIPAddress: "127.0.0.1" },
  responseElements: { "x-amz-request-id": "EXAMPLE", "x-amz-id-2": "EXAMPLE" },
  s3: {
    s3SchemaVersion: "1.0",
    configurationId: "seeds",
    bucket: { name: bucket, ownerIdentity: { principalId: "EXAMPLE" }, arn: `arn:aws:s3:::${bucket}` },
    object: { key: encodeKey(key), size: 1, eTag: "0", sequencer: "0" },
  },
});

export const s3Event = (...records: readonly ReturnType<typeof s3Record>[]): S3Event => ({ Records: [...records] });

/** What S3 sends when somebody sets up its notifications. */
export const TEST_EVENT = {
  Service: "Amazon S3",
  Event: "s3:TestEvent",
  Time: "2026-01-15T12:00:00.000Z",
  Bucket: "seeds",
  RequestId: "EXAMPLE",
  HostId: "EXAMPLE",
};

/** Messages `m0`, `m1` … with these bodies: texts as they are, all else as JSON. */
export const sqsEvent = (...bodies: readonly unknown[]): SQSEvent => ({
  Records: bodies.map((body, i) => ({
    messageId: `m${i}`,
    receiptHandle: "EXAMPLE",
    body: typeof body === "string" ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "0",
      SenderId: "EXAMPLE",
      ApproximateFirstReceiveTimestamp: "0",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:us-east-1:000000000000:seeds",
    awsRegion: "us-east-1",
  })),
});

/** As Lambda hands it in, with so much time left. */
export const lambdaContext = (milliseconds = 30_000): Context => ({
  callbackWaitsForEmptyEventLoop: true,
  functionName: "ingest",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:us-east-1:000000000000:function:ingest",
  memoryLimitInMB: "256",
  awsRequestId: "EXAMPLE",
  logGroupName: "/aws/lambda/ingest",
  logStreamName: "EXAMPLE",
  getRemainingTimeInMillis: () => milliseconds,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
});
