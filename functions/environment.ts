import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigurationError } from "#model/errors.ts";
import { CONFIGURATION_FILE, overrideConfiguration, parseConfiguration } from "#pipeline/configuration.ts";
import { refuseOverlap } from "#pipeline/overlap.ts";
import { postForm } from "#pipeline/post-form.ts";
import { clockOf, type Site } from "#pipeline/site.ts";
import { openS3 } from "#store/s3-store.ts";

/** What the functions are told by their environment, read once for each cold start. */
export interface Deployment extends Pick<Site, "seeds" | "out" | "channel"> {
  readonly seedsBucket: string;
  /** Ends with `/`, or is empty. Keys below it are seeds. */
  readonly seedsPrefix: string;
  /** The queue that ingest is fed from; empty where S3 calls it without one. */
  readonly queueUrl: string;
}

/**
 * Opens the buckets and reads the configuration that the package carries, overruled by SEEDWIRE_… variables.
 * @throws ConfigurationError when a variable is missing or a setting wrong
 */
export const openDeployment = (): Deployment => {
  const { env } = process;
  const seedsBucket = required("SEEDS_BUCKET");
  const seedsPrefix = asFolder(env.SEEDS_PREFIX ?? "");
  const feedsBucket = required("FEEDS_BUCKET");
  const feedsPrefix = asFolder(env.FEEDS_PREFIX ?? "");
  refuseOverlap(`s3://${seedsBucket}/${seedsPrefix}`, `s3://${feedsBucket}/${feedsPrefix}`);
  return {
    seedsBucket,
    seedsPrefix,
    queueUrl: env.QUEUE_URL ?? "",
    seeds: openS3({ bucket: seedsBucket, prefix: seedsPrefix }),
    out: openS3({ bucket: feedsBucket, prefix: feedsPrefix }),
    channel: parseConfiguration(overrideConfiguration(packagedConfiguration(), env), "The configuration"),
  };
};

/** The site as one invocation sees it: what it may still try ends a little before its time does. */
export const siteFor = ({ seeds, out, channel }: Deployment, remainingMilliseconds: number): Site => ({
  seeds,
  out,
  channel,
  clock: clockOf(Date.now, Math.random, Math.max(0, remainingMilliseconds / 1000 - MARGIN)),
  post: postForm,
});

/** Seconds kept for answering and logging. */
const MARGIN = 5;

const packagedConfiguration = (): object => {
  const file = join(process.env.LAMBDA_TASK_ROOT ?? ".", CONFIGURATION_FILE);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new ConfigurationError(`${file} cannot be read: ${(cause as Error).message}`, {
      hint: "Build the package again.",
      cause,
    });
  }
};

const required = (name: string): string => {
  const value = process.env[name];
  if (value) return value;
  throw new ConfigurationError(`The variable ${name} is not set`, { hint: "Set it to the name of the bucket." });
};

const asFolder = (prefix: string): string => (prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/`);
