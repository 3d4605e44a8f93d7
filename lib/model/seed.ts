/** A file as it was dropped: its key in the store and its bytes. Everything else is derived. */
export interface Seed {
  /** Path below the seeds' root, `/` between folders, as the store spells it. */
  readonly key: string;
  readonly bytes: Uint8Array;
  /** When the store last saw it change, whole seconds since 1970 UTC; absent when ignored by configuration. */
  readonly lastModified?: number;
}
