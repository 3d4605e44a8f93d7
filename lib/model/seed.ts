/** A file as it was dropped: its key in the store and its bytes. Everything else is derived. */
export interface Seed {
  /** Path below the seeds' root, `/` between folders, as the store spells it. */
  readonly key: string;
  readonly bytes: Uint8Array;
  /** When the store last saw it change, whole seconds since 1970 UTC; absent when ignored by configuration. */
  readonly lastModified?: number;
  /** The bytes of the file beside it in which an editor overrules what it says (`a.txt.meta.json`), where there is one. */
  readonly sidecar?: Uint8Array;
}
