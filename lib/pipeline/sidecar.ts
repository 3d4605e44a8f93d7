import { articleKeyOf, LARGEST_SIDECAR, sidecarKeyOf } from "#read/sidecar.ts";
import type { Store, StoredObject } from "#store/store.ts";

/**
 * The sidecar that stands beside the article at `key` now, `undefined` where there is none or the key is no article's.
 * One that is too large comes with an empty body, which is reported where it is read.
 */
export const getSidecar = async (seeds: Store, key: string): Promise<StoredObject | undefined> =>
  articleKeyOf(sidecarKeyOf(key)) === key ? seeds.get(sidecarKeyOf(key), { atMost: LARGEST_SIDECAR }) : undefined;
