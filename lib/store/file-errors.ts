import { SeedwireError, StoreRefused, StoreUnavailable } from "#model/errors.ts";

/** What a person can do about the errors of a file system that do not go away by themselves. */
const HINTS: Readonly<Record<string, string>> = {
  ENOSPC: "The disk is full: free some space and run again.",
  EDQUOT: "Your share of the disk is used up: free some space and run again.",
  EFBIG: "The file is larger than this system allows (see `ulimit -f`).",
  EACCES: "Check who may read and write there.",
  EPERM: "Check who may read and write there, and that the file is not marked immutable.",
  EROFS: "The disk is mounted read-only: choose another folder.",
  ENOENT: "Check the path; the folder may have been moved or unmounted meanwhile.",
  ENOTDIR: "A file stands where a folder is needed: rename one of them.",
  EISDIR: "A folder stands where a file is needed: rename one of them.",
  EEXIST: "Something else stands there: rename one of them.",
  ENAMETOOLONG: "File systems allow 255 bytes a name: choose a shorter one.",
  ELOOP: "The symbolic links there lead in a circle: remove one.",
  EXDEV: "The folder reaches over two file systems in a way that files cannot be moved: use one of them.",
};

/** True for the errors that say "there is no such file", however they say it. */
export const saysMissing = (error: unknown): boolean =>
  ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP"].includes(codeOf(error) ?? "");

/** The error's `code`, such as `ENOENT`, where it has one. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;

/**
 * An error of node:fs in the store's words: StoreRefused with a hint where a person must act, StoreUnavailable for the
 * rest of the system's troubles (too many open files, a network drive that is away). Errors that are not the system's
 * come back as they are: we are wrong, let it crash.
 * @param place the path or key that was being worked on
 */
export const translateFileError = (error: unknown, place: string): unknown => {
  const code = codeOf(error);
  if (error instanceof SeedwireError || code === undefined || code.startsWith("ERR_")) return error;
  const hint = HINTS[code];
  if (hint) return new StoreRefused(`${place}: ${code}`, { hint, cause: error });
  return new StoreUnavailable(`${place}: ${code}`, {
    hint: "The disk did not answer as it should; try again.",
    cause: error,
  });
};
