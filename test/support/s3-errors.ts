/** An error that S3 answers with: its code stands in the body, and clients tell errors of one status apart by it. */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
  }
}

/** What S3 says with a status when nothing more special is meant. */
const CODES: Readonly<Record<number, string>> = {
  400: "InvalidRequest",
  403: "AccessDenied",
  404: "NoSuchKey",
  409: "ConditionalRequestConflict",
  412: "PreconditionFailed",
  429: "TooManyRequests",
  500: "InternalError",
  501: "NotImplemented",
  503: "ServiceUnavailable",
};

/** The error of a status, as S3 most often means it. */
export const errorOf = (status: number): S3Error => new S3Error(status, CODES[status] ?? "InternalError");
