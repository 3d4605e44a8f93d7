import type { Snapshot } from "#catalog/catalog.ts";
import { StateUnreadable } from "#model/errors.ts";
import type { Store } from "#store/store.ts";

/**
 * Refuses to go on from a catalog that was never written, under a site whose pages stand: it was lost. To publish nothing, or
 * the few seeds of an event, would take every other article off. Only a build, which lists all seeds, may begin anew.
 * @throws StateUnreadable
 */
export const refuseLost = async (out: Store, { revision }: Snapshot): Promise<void> => {
  if (revision > 0) return;
  for await (const _ of out.list("public/articles/")) {
    throw new StateUnreadable(`${out.location}/state has lost its catalog, and the pages it made still stand`, {
      hint: "Build again from the seeds (on AWS: the comparison); nothing is published until then.",
    });
  }
};
