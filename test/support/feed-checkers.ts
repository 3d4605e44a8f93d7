import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import schema from "jsonfeed-schema/schema-v1.1.json" with { type: "json" };
import { validateXML } from "xmllint-wasm";
import type { Document } from "#model/document.ts";

/** What others say of a feed: a schema each for Atom and JSON Feed. */

export const textOf = ({ body }: Pick<Document, "body">): string =>
  new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);

/** Where documents break RFC 4287's own grammar (appendix B), as libxml2 says it; several at once, since it starts a worker. */
export const atomErrors = async (...documents: readonly string[]): Promise<string[]> => {
  const { errors } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `feed-${index}.xml`, contents })),
    schema: GRAMMAR,
    extension: "relaxng",
  });
  return errors.map(({ rawMessage }) => rawMessage);
};

const GRAMMAR = readFileSync(new URL("atom.rng", import.meta.url), "utf8");

/** Where a document breaks the JSON Schema of JSON Feed 1.1. */
export const jsonFeedErrors = (json: string): string[] => {
  isJsonFeed(JSON.parse(json));
  return (isJsonFeed.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(schema);
