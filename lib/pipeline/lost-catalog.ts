import type { Catalog, State } from "#catalog/catalog.ts";
import { StateUnreadable } from "#model/errors.ts";
import type { Store } from "#store/store.ts";

/**
 * Refuses to go on from a catalog that was never written, under a site whose pages stand: it was lost. To publish nothing, or
 * the few seeds of an event, would take every other article off. Only a build, which lists all seeds, may begin anew.
 * Pages come after the commit that they show, so a catalog that is still absent when it is read after them is gone.
 * @param state what was read of the catalog before
 * @throws StateUnreadable
 */
export const refuseLost = async (out: Store, catalog: Catalog, state: State): Promise<void> => {
  if (state.root.revision > 0 || !(await pagesStand(out)) || (await catalog.read()).root.revision > 0) return;
  throw new StateUnreadable(`${out.location}/state has lost its catalog, and the pages it made still stand`, {
    hint: "Build again from the seeds (on AWS: the comparison); nothing is published until then.",
  });
};

const pagesStand = async (out: Store): Promise<boolean> => {
  for await (const _ of out.list("public/articles/")) return true;
  return false;
};
