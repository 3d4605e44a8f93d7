import { randomUUID } from "node:crypto";
import { HeadObjectCommand, PutObjectCommand, type PutObjectCommandInput, type S3Client } from "@aws-sdk/client-s3";
import { StoreConflict } from "#model/errors.ts";
import { attemptsOf, saysNoObject, statusOf } from "./s3-errors.ts";
import type { PutOptions } from "./store.ts";

/** Metadata by which a conditional write is known again: a random word, the same in all attempts of one put. */
const MARK = "seedwire-write";

/** Where an object lies, in the SDK's words. */
export interface Place {
  readonly Bucket: string;
  readonly Key: string;
}

/**
 * The SDK repeats a write whose answer was lost, and S3 then refuses the second because the first has landed. So a
 * conditional write carries a mark, and a refusal after more than one attempt looks whether the object bears it.
 * The ETag would not do: it tells content, and another writer may have put the same bytes (A → B → A).
 * @returns the object's new version, its ETag
 * @throws StoreConflict when the condition does not hold; errors of the SDK
 */
export const writeObject = async (
  client: S3Client,
  object: Place & { readonly Body: Uint8Array },
  { onlyIf, contentType, cacheControl }: PutOptions,
): Promise<string> => {
  const mark = onlyIf && randomUUID();
  const input: PutObjectCommandInput = {
    ...object,
    ...(contentType && { ContentType: contentType }),
    ...(cacheControl && { CacheControl: cacheControl }),
    ...(mark && { Metadata: { [MARK]: mark } }),
    ...conditionOf(onlyIf),
  };
  try {
    const answer = await client.send(new PutObjectCommand(input));
    return answer.ETag ?? "";
  } catch (error) {
    if (!isConflict(error) && !(mark && saysNoObject(error))) throw error;
    const landed = mark && attemptsOf(error) > 1 ? await landedVersion(client, object, mark) : undefined;
    if (landed !== undefined) return landed;
    throw new StoreConflict(`s3://${object.Bucket}/${object.Key} has changed`, {
      hint: "Another run saved first; read again and merge.",
      cause: error,
    });
  }
};

/** S3 takes an ETag with or without its quotes (its own examples send none); Ceph's gateway only without. */
const conditionOf = (onlyIf: PutOptions["onlyIf"]): { readonly IfMatch?: string; readonly IfNoneMatch?: string } => {
  if (onlyIf === undefined) return {};
  return onlyIf === "absent" ? { IfNoneMatch: "*" } : { IfMatch: onlyIf.version.replaceAll('"', "") };
};

/** 412: the condition does not hold. 409: another write of the key is under way, and S3 asks to try again. */
const isConflict = (error: unknown): boolean => statusOf(error) === 412 || statusOf(error) === 409;

const landedVersion = async (client: S3Client, { Bucket, Key }: Place, mark: string): Promise<string | undefined> => {
  try {
    const answer = await client.send(new HeadObjectCommand({ Bucket, Key }));
    return answer.Metadata?.[MARK] === mark ? answer.ETag : undefined;
  } catch (error) {
    if (saysNoObject(error)) return undefined;
    throw error;
  }
};
