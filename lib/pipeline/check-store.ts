import { StoreConflict } from "#model/errors.ts";
import type { Store } from "#store/store.ts";
import { type Trouble, when } from "./diagnosis.ts";
import type { Clock } from "./site.ts";

/** What a store did with an object of ours. */
export interface Probe {
  readonly location: string;
  /** It refused to write over what stands there, as it was told. */
  readonly heedsAbsence: boolean;
  /** It refused to write over another version than the one that was named. */
  readonly heedsVersion: boolean;
  /** The object is still there after it was deleted. */
  readonly remains: boolean;
  /** Seconds by which this machine's clock is ahead of the store's. */
  readonly ahead: number;
}

/**
 * Writes, reads and deletes an object under `state/`.
 * @throws StoreRefused, StoreUnavailable; the object may then remain, under the name that the error tells
 */
export const probeStore = async (out: Store, clock: Clock): Promise<Probe> => {
  const key = `state/doctor-${Math.floor(clock.chance() * 2 ** 32).toString(36)}`;
  const first = await out.put(key, bytes("first"), { onlyIf: "absent" });
  const heedsAbsence = await isRefused(out.put(key, bytes("second"), { onlyIf: "absent" }));
  await out.put(key, bytes("third"));
  const heedsVersion = await isRefused(out.put(key, bytes("fourth"), { onlyIf: { version: first } }));
  const written = await out.head(key);
  await out.delete(key);
  return {
    location: out.location,
    heedsAbsence,
    heedsVersion,
    remains: (await out.head(key)) !== undefined,
    ahead: written ? clock.now() - written.lastModified : 0,
  };
};

/** A store that ignores conditions lets two workers both believe to have committed: one's articles are lost. */
export const checkProbe = ({ location, heedsAbsence, heedsVersion, remains, ahead }: Probe): Trouble[] => [
  ...when(!heedsAbsence, `${location} is unsafe: it ignores If-None-Match`, UNSAFE),
  ...when(!heedsVersion, `${location} is unsafe: it ignores If-Match`, UNSAFE),
  ...when(remains, `${location} does not delete what it is told to`, "See whether its objects are locked."),
  ...when(
    Math.abs(ahead) > MOST_SKEW,
    `This machine's clock is ${Math.abs(ahead)} s ${ahead > 0 ? "ahead of" : "behind"} that of ${location}`,
    "Set it (NTP): embargoes end by it.",
  ),
];

const UNSAFE =
  "Workers would overwrite each other's articles. Use a store with conditional writes, as AWS S3 has them.";

/** Seconds; the requests in between take some. */
const MOST_SKEW = 60;

const isRefused = async (write: Promise<string>): Promise<boolean> => {
  try {
    await write;
    return false;
  } catch (error) {
    if (error instanceof StoreConflict) return true;
    throw error;
  }
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
