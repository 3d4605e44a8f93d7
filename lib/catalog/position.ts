import { hash } from "node:crypto";

/**
 * Where things stand in the catalog's trees, as hexadecimal digits whose order is the order of the things.
 */

/** Seconds before 1970 that still have a place of their own; earlier ones stand first of all. */
const EARLIEST = 2 ** 39;
const LATEST = 2 ** 40 - 1;

/**
 * By time, and within a second by the hash of the id, which no editor can steer and which never changes.
 * @param moment seconds since 1970 UTC
 */
export const positionOfEntry = (moment: number, id: string): string =>
  digitsOf(Math.min(LATEST, Math.max(0, Math.floor(moment) + EARLIEST)), 10) + hash("sha256", id, "hex").slice(0, 16);

/** The moment an entry's position, or the beginning of a cell of such positions, stands for; seconds since 1970 UTC. */
export const momentOf = (position: string): number =>
  Number.parseInt(position.slice(0, 10).padEnd(10, "0"), 16) - EARLIEST;

/** By key, in the order of its UTF-8 bytes, in which stores list; keys hold no NUL, so none begins another. */
export const positionOfKey = (key: string): string => `${Buffer.from(key).toString("hex")}00`;

/** Where it stands which seeds claim an id: before all keys. */
export const positionOfClaim = (id: string): string => `00${hash("sha256", id, "hex").slice(0, 32)}`;

/** By the hash of an id, or of a term. */
export const positionOfHash = (text: string): string => hash("sha256", text, "hex").slice(0, 16);

/** The key that stands there. */
export const keyAt = (position: string): string => Buffer.from(position.slice(0, -2), "hex").toString();

const digitsOf = (number: number, length: number): string => number.toString(16).padStart(length, "0");
