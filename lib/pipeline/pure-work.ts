import type { ArticleRules, Channel } from "#model/channel.ts";
import type { ArchivePlace, Document } from "#model/document.ts";
import type { Entry } from "#model/entry.ts";
import type { Outcome } from "#model/outcome.ts";
import type { Seed } from "#model/seed.ts";
import { judge } from "./look.ts";
import { renderArchiveLeaf, renderOwnPage } from "./site-documents.ts";

/** The work that asks neither store nor clock nor network, so that any thread can do it: values in, values out. */
export interface PureWork {
  judge(seed: Seed, channel: ArticleRules): Promise<Outcome>;
  /** As many as there are entries: `undefined` for one that has no page of its own. */
  renderOwnPages(channel: Channel, entries: readonly Entry[]): Promise<(Document | undefined)[]>;
  renderArchiveLeaf(channel: Channel, place: ArchivePlace, entries: readonly Entry[]): Promise<Document[]>;
}

/** Done by whoever calls it. */
const workHere: PureWork = {
  judge,
  renderOwnPages: async (channel, entries) => entries.map((entry) => renderOwnPage(channel, entry)),
  renderArchiveLeaf: async (...given) => renderArchiveLeaf(...given),
};

/** The same by the task's name. @throws what the task throws */
export const doHere = async (task: keyof PureWork, given: readonly unknown[]): Promise<unknown> =>
  (workHere[task] as (...given: readonly unknown[]) => Promise<unknown>)(...given);
