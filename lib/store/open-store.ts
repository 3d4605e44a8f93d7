import { ConfigurationError } from "#model/errors.ts";
import { openDirectory } from "./directory-store.ts";
import type { Store } from "./store.ts";

const ALLOWED = "Give a folder, such as ./seeds, or s3://bucket/prefix.";

/** Names of buckets: 3 to 63 lower-case letters, digits, dots and hyphens (S3 User Guide, "Bucket naming rules"). */
const S3_LOCATION = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s;

/**
 * Opens the store at a location: `s3://bucket/prefix` or the path of a folder.
 * The S3 client is loaded when an S3 location is met, not before: it doubles the time to start.
 * @param options.create make the folder where it is missing; buckets are never made
 * @throws ConfigurationError for what is neither; StoreRefused for a folder that is missing
 */
export const openStore = async (location: string, options: { readonly create?: boolean } = {}): Promise<Store> => {
  if (location.trim() === "") throw new ConfigurationError("The location of a store is empty", { hint: ALLOWED });
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(location)) return openDirectory(location, options);
  const [, bucket, path = ""] = S3_LOCATION.exec(location) ?? [];
  if (bucket === undefined) throw new ConfigurationError(`${location} is no place for a store`, { hint: ALLOWED });
  const { openS3 } = await import("./s3-store.ts");
  const prefix = path.replace(/^\/+|\/+$/g, "");
  return openS3({ bucket, prefix: prefix && `${prefix}/` });
};
