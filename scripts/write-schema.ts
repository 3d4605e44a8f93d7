import { writeFileSync } from "node:fs";
import { CONFIGURATION_SCHEMA_FILE } from "#pipeline/configuration.ts";
import { renderConfigurationSchema } from "./configuration-schema.ts";

writeFileSync(new URL(`../${CONFIGURATION_SCHEMA_FILE}`, import.meta.url), renderConfigurationSchema());
