import { S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";

/**
 * A client that comes back with an answer or an error, never neither: four attempts with growing pauses, 3 s to connect,
 * 20 s for the head of the answer, 10 s of silence in its body. Region, credentials and endpoint come from where the
 * AWS command line has them (environment, profile, role), unless given.
 * @param config what shall differ
 */
export const s3Client = (config: S3ClientConfig = {}): S3Client =>
  new S3Client({
    maxAttempts: 4,
    retryMode: "standard",
    followRegionRedirects: true,
    requestHandler: {
      connectionTimeout: 3_000,
      requestTimeout: 20_000,
      throwOnRequestTimeout: true,
      socketTimeout: 10_000,
    },
    ...config,
  });
