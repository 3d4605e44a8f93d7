import { onTestFinished } from "vitest";
import type { Site } from "#pipeline/site.ts";
import { openDirectory } from "#store/directory-store.ts";
import { openS3 } from "#store/s3-store.ts";
import { startStrictS3 } from "./strict-s3.ts";
import { siteOf, temporaryFolder } from "./test-site.ts";

/** A place with empty seeds and an empty site, in each kind of store, until the test ends. */
export const WORLDS: readonly (readonly [string, () => Promise<Site>])[] = [
  ["memory", async () => siteOf()],
  [
    "folders",
    async () => {
      const folder = temporaryFolder();
      return siteOf({
        seeds: await openDirectory(`${folder}/seeds`, { create: true, sync: false }),
        out: await openDirectory(`${folder}/site`, { create: true, sync: false }),
      });
    },
  ],
  [
    "S3",
    async () => {
      const server = await startStrictS3();
      onTestFinished(() => server.close());
      for (const bucket of ["seeds", "feeds"]) server.bucket(bucket);
      const client = server.client();
      return siteOf({ seeds: openS3({ bucket: "seeds", client }), out: openS3({ bucket: "feeds", client }) });
    },
  ],
];
