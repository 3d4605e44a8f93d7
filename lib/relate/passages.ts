import { joinHashes, renderBits } from "./hash.ts";
import type { Words } from "./words.ts";

/** Words of a passage, long enough that two writers do not find it by chance. */
const LENGTH = 6;
/** How many passages stand for a text: those with the smallest hashes, which is a fair draw. */
const KEPT = 24;
const WIDTH = 4;

/** A digest by which texts that share passages are recognised: a bottom-k sketch (Broder 1997), sorted. */
export const renderPassages = ({ count, hashes }: Words): string => {
  const passages = new Uint32Array(Math.max(0, count - LENGTH + 1));
  let rolling = 0;
  for (let index = 0; index < count; index++) {
    rolling = Math.imul(rolling, BASE) + (hashes[index] ?? 0);
    rolling -= Math.imul(hashes[index - LENGTH] ?? 0, OLDEST);
    if (index >= LENGTH - 1) passages[index - LENGTH + 1] = joinHashes(rolling, 0) >>> 8;
  }
  let digest = "";
  let drawn: number | undefined;
  for (const hash of passages.sort()) {
    if (hash !== drawn) digest += renderBits(hash, WIDTH);
    if (digest.length === KEPT * WIDTH) break;
    drawn = hash;
  }
  return digest;
};

/** Of the rolling hash (Rabin and Karp): what a word is multiplied by with each that follows, and when it leaves. */
const BASE = 0x01000193;
const OLDEST = Array.from({ length: LENGTH }, () => BASE).reduce(Math.imul);

/** True when an eighth of what two texts say, or more, stands in both, word for word: one took it from the other, or from a third. */
export const sharePassages = (a: string, b: string): boolean => {
  const [ours, theirs] = [passagesOf(a), passagesOf(b)];
  const drawn = [...new Set([...ours, ...theirs])].sort().slice(0, KEPT);
  const [inOurs, inTheirs] = [new Set(ours), new Set(theirs)];
  const shared = drawn.filter((passage) => inOurs.has(passage) && inTheirs.has(passage)).length;
  return drawn.length > 0 && shared >= drawn.length / 8;
};

const passagesOf = (digest: string): string[] => digest.match(/.{4}/g) ?? [];
