import { toJsonSchema } from "@valibot/to-json-schema";
import { configurationSchema } from "#pipeline/configuration.ts";

/** The JSON Schema by which editors complete the configuration, made from the schema that reads it. */
export const renderConfigurationSchema = (): string => {
  const schema = toJsonSchema(configurationSchema, { errorMode: "ignore", typeMode: "input" });
  return `${JSON.stringify({ ...schema, title: "Seedwire configuration" }, null, 2)}\n`;
};
