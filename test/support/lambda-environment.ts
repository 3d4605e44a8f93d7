import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import { CONFIGURATION } from "./harbour.ts";
import { s3Environment } from "./seedwire.ts";
import type { StrictS3 } from "./strict-s3.ts";

/** Sets what Lambda's environment would say to a handler that is imported afterwards; its package lies in `folder`. */
export const stubLambda = (server: StrictS3, folder: string): void => {
  writeFileSync(join(folder, "seedwire.config.json"), JSON.stringify(CONFIGURATION));
  const variables = {
    SEEDS_BUCKET: "seeds",
    SEEDS_PREFIX: "in",
    FEEDS_BUCKET: "feeds",
    FEEDS_PREFIX: "",
    LAMBDA_TASK_ROOT: folder,
    ...s3Environment(server),
    POWERTOOLS_LOG_LEVEL: "SILENT",
    POWERTOOLS_METRICS_DISABLED: "true",
  };
  forgetSettings();
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
};

/** Takes away what the machine that runs the tests may set for Seedwire. */
export const forgetSettings = (): void => {
  for (const name of Object.keys(process.env)) if (name.startsWith("SEEDWIRE_")) vi.stubEnv(name, undefined);
};
