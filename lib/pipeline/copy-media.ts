import type { State } from "#catalog/catalog.ts";
import { inParallel } from "#catalog/in-parallel.ts";
import { keyAt, positionOfKey } from "#catalog/position.ts";
import { MEDIA, type Medium } from "#catalog/references.ts";
import { reshape } from "#catalog/reshape.ts";
import type { DocumentLine, Subject } from "#catalog/root.ts";
import { find, itemsOf, type Ref, type Tree } from "#catalog/tree.ts";
import { diffOf } from "#catalog/tree-diff.ts";
import type { Document } from "#model/document.ts";
import { mediaPath } from "#publish/assets.ts";
import { isAssetKey, LARGEST_COPY } from "./media.ts";
import { shownEntries } from "./publish-plan.ts";
import type { Site } from "./site.ts";
import type { Wanted } from "./write-documents.ts";

/** The copy of a file as it should be; no medium: none should stand. */
interface Copy {
  readonly at: string;
  readonly medium: Medium | undefined;
  readonly doubtful: boolean;
}

/** What is in memory at a time: so many files of so many bytes together, or one. */
const SOME = 16;
const SOME_BYTES = 16 * 1024 * 1024;

/** What one of many workers copies at most; the next tick copies the rest. */
const FEW = 8;

/** As pages of the archive: they change with an edit, and what was taken down has to go. */
const CACHE_CONTROL = "public, max-age=600";

/**
 * Copies the files that entries show to the site, those that differ from what was published, and removes the copies of those
 * that nobody shows any more. A file that is another by now than the one that was committed is left alone: whoever hears of
 * it commits it, and it is copied then.
 * @param doubts what may be wrong, whatever is known of it
 * @returns the files of which copies stand now: where there was no time for all, or a file had moved on, not those that should
 */
export const copyMedia = async (
  site: Site,
  state: State,
  {
    doubts,
    amongMany,
    isLate,
    write,
  }: {
    readonly doubts: readonly ReadonlyMap<string, Subject>[];
    readonly amongMany: boolean;
    readonly isLate: () => boolean;
    readonly write: (wanted: readonly Wanted[]) => Promise<void>;
  },
): Promise<Tree> => {
  const { nodes, root } = state;
  const done = new Map<string, unknown>();
  const copy = async (some: readonly Copy[]): Promise<void> => {
    const wanted = await inParallel(some, SOME, async ({ at, medium, doubtful }) => {
      done.set(at, medium);
      if (doubtful && (await stands(site, state, at, medium))) return [];
      const document = medium && (await documentOf(site, medium));
      if (medium && !document) {
        done.set(at, { ...medium, version: "" });
        return [];
      }
      const key = keyAt(at);
      return [{ path: mediaPath(key), document, subject: { media: key }, doubtful }];
    });
    await write(wanted.flat());
  };

  const doubtful = new Set(
    doubts
      .flatMap((some) => [...some.values()])
      .flatMap((subject) => (subject !== "front" && "media" in subject ? positionOfKey(subject.media) : [])),
  );
  const known = await find(nodes, root.media, doubtful);
  const all = async function* (): AsyncGenerator<Copy> {
    for (const at of doubtful) yield { at, medium: known.get(at) as Medium | undefined, doubtful: true };
    if (amongMany && (await isMuch(state))) return;
    for await (const one of planMedia(state)) if (!doubtful.has(one.at)) yield one;
  };
  for await (const some of grouped(all())) {
    await copy(some);
    if (isLate()) break;
  }
  return reshape(nodes, root.published.media, done, MEDIA);
};

/** The copies that differ between what was published and what should be. */
async function* planMedia({ nodes, root }: State): AsyncGenerator<Copy> {
  const mediaIn = async (leaves: readonly Ref[]): Promise<ReadonlyMap<string, Medium>> => {
    const items = await Promise.all(leaves.map((leaf) => itemsOf(nodes, leaf)));
    return new Map(items.flat() as [string, Medium][]);
  };
  for await (const { before, after } of diffOf(nodes, root.published.media, root.media)) {
    const [had, has] = [await mediaIn(before), await mediaIn(after)];
    for (const at of new Set([...had.keys(), ...has.keys()]))
      if (JSON.stringify(had.get(at)) !== JSON.stringify(has.get(at)))
        yield { at, medium: has.get(at), doubtful: false };
  }
}

const isMuch = async (state: State): Promise<boolean> => {
  let count = 0;
  for await (const _ of planMedia(state)) if (++count > FEW) return true;
  return false;
};

/** As many as may be in memory at once. */
async function* grouped(copies: AsyncIterable<Copy>): AsyncGenerator<Copy[]> {
  let group: Copy[] = [];
  let bytes = 0;
  for await (const one of copies) {
    const size = one.medium?.size ?? 0;
    if (group.length === SOME || (group.length > 0 && bytes + size > SOME_BYTES)) {
      yield group;
      [group, bytes] = [[], 0];
    }
    group.push(one);
    bytes += size;
  }
  if (group.length > 0) yield group;
}

/** The copy of a file; `undefined` where the file is not any more what was committed. */
const documentOf = async ({ seeds }: Site, { key, version, type }: Medium): Promise<Document | undefined> => {
  const object = await seeds.get(key, { atMost: LARGEST_COPY });
  return object?.version === version
    ? { path: mediaPath(key), body: object.body, contentType: type, cacheControl: CACHE_CONTROL }
    : undefined;
};

/** True where what was written for a file is what stands. */
const stands = async (
  { out }: Site,
  { nodes, root }: State,
  at: string,
  medium: Medium | undefined,
): Promise<boolean> => {
  const path = mediaPath(keyAt(at));
  const standing = await out.head(`public/${path}`);
  const { published } = root;
  const line = (await find(nodes, published.documents, [positionOfKey(path)])).get(positionOfKey(path));
  if (!medium) return standing === undefined && line === undefined;
  const copied = (await find(nodes, published.media, [at])).get(at);
  return (
    standing?.version === (line as DocumentLine | undefined)?.version &&
    JSON.stringify(copied) === JSON.stringify(medium)
  );
};

/**
 * The copies that workers may have touched of late: of the files that were committed, and of those that the articles show. Of
 * bursts, which are many, only what nobody shows: a worker that died may have left it, and nothing else knows of it.
 */
export const recentMedia = async (
  state: State,
  few: readonly string[],
  many: readonly string[],
): Promise<(readonly [path: string, Subject])[]> => {
  const { nodes, root } = state;
  const files = many.filter(isAssetKey);
  const shown = files.length > 0 ? await find(nodes, root.media, files.map(positionOfKey)) : new Map();
  const beside = [...(await shownEntries(state, few)).values()].flatMap(({ assets = [] }) => assets);
  const looked = new Set([
    ...few.filter(isAssetKey),
    ...beside.map(({ key }) => key),
    ...files.filter((key) => !shown.has(positionOfKey(key))),
  ]);
  return [...looked].map((key) => [mediaPath(key), { media: key }] as const);
};
