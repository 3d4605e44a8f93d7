import { SeedwireError, StoreRefused, StoreUnavailable } from "#model/errors.ts";

/** What the SDK knows about a failed call beside its name and message. */
interface CallMetadata {
  readonly httpStatusCode?: number;
  readonly attempts?: number;
}

/** What was tried, for the message and the hint. */
export interface Attempted {
  readonly action: "GetObject" | "PutObject" | "DeleteObject" | "ListBucket";
  readonly bucket: string;
  readonly key: string;
}

/** The HTTP status that S3 answered; `undefined` where it did not answer. */
export const statusOf = (error: unknown): number | undefined => metadataOf(error)?.httpStatusCode;

/** How often the SDK sent the request: more than once, and an earlier one may have landed. */
export const attemptsOf = (error: unknown): number => metadataOf(error)?.attempts ?? 1;

/** True when the call itself succeeded and its answer broke off or came out wrong on the way: worth asking again. */
export const brokeOff = (error: unknown): boolean => error instanceof Error && metadataOf(error) === undefined;

/** True for "there is no such object". A bucket that is not there is another matter: everything would look deleted. */
export const saysNoObject = (error: unknown): boolean => statusOf(error) === 404 && nameOf(error) !== "NoSuchBucket";

/**
 * An error of the SDK in the store's words. Client errors (4xx, no credentials, no region) are refused with what a
 * person can do; silence, 5xx and throttling are unavailable. What is not the SDK's comes back as it is.
 */
export const translateS3Error = (error: unknown, attempted: Attempted): unknown => {
  if (error instanceof SeedwireError || !(error instanceof Error)) return error;
  const place = `s3://${attempted.bucket}/${attempted.key}`;
  const set = SETTINGS.find(([pattern]) => pattern.test(`${error.name}: ${error.message}`));
  if (set) return new StoreRefused(`${place}: ${error.message}`, { hint: set[1], cause: error });
  const status = statusOf(error);
  if (isTransient(error, status))
    return new StoreUnavailable(`${place}: ${status ?? "no answer"} ${error.name}`, {
      hint: "S3 did not answer as it should; try again.",
      cause: error,
    });
  if (status === undefined) return error;
  return new StoreRefused(`${place}: ${status} ${error.name}`, { hint: hintFor(status, attempted), cause: error });
};

/** Troubles with the caller's own settings: they come without a status, or with one that says little. */
const SETTINGS: readonly (readonly [RegExp, string])[] = [
  [/^CredentialsProviderError|Could not load credentials/, "Log in, or set AWS_PROFILE or the AWS_ACCESS_KEY_ID pair."],
  [/Region is missing/, "Set AWS_REGION to the region of the bucket."],
  [/^(ExpiredToken|TokenRefreshRequired|RequestExpired)/, "The credentials have expired: log in again."],
  [/^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken)/, "Check the credentials: S3 does not know them."],
  [/^RequestTimeTooSkewed/, "Set this machine's clock: it is more than 15 minutes off."],
];

const isTransient = (error: Error, status: number | undefined): boolean => {
  if (status === undefined) return metadataOf(error) !== undefined || isNetwork(error);
  return status >= 500 || status === 408 || status === 429 || ["SlowDown", "RequestTimeout"].includes(error.name);
};

/** Errors of a body that broke off carry nothing of the SDK: sockets have a code, checksums only words. */
const isNetwork = (error: Error): boolean =>
  error.name === "TimeoutError" ||
  /^Checksum mismatch|^aborted$/.test(error.message) ||
  ("code" in error && /^E[A-Z]+$/.test(String(error.code)));

const hintFor = (status: number, { action, bucket }: Attempted): string => {
  if (status === 403)
    return `Allow s3:${action} on the bucket ${bucket}, and s3:ListBucket: without it S3 answers 403 for objects that do not exist.`;
  if (status === 404) return `There is no bucket ${bucket}: check its name, account and region.`;
  if (status === 301 || status === 307) return `The bucket ${bucket} is in another region: set AWS_REGION to it.`;
  return `Check the name of the bucket ${bucket}, and the key.`;
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "");

const metadataOf = (error: unknown): CallMetadata | undefined =>
  error instanceof Error && "$metadata" in error && typeof error.$metadata === "object" && error.$metadata !== null
    ? error.$metadata
    : undefined;
