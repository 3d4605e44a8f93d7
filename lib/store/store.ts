/** Bytes under keys, with conditional writes: what S3 and a folder have in common. */
export interface Store {
  /** For messages: `s3://bucket/prefix` or a path. */
  readonly location: string;

  /**
   * The object as it is now, or `undefined` where there is none.
   * One larger than `atMost` bytes comes with an empty body: its `size` says why.
   */
  get(key: string, options?: { readonly atMost?: number }): Promise<StoredObject | undefined>;

  /** Its version and size without its bytes, or `undefined`. */
  head(key: string): Promise<ObjectInfo | undefined>;

  /**
   * Writes the whole object or nothing, and returns its new version.
   * @throws StoreConflict when the condition does not hold, or when another write was under way (S3's 409).
   * A conditional write whose answer was lost may have landed: whoever catches StoreConflict reads again.
   */
  put(key: string, body: Uint8Array, options?: PutOptions): Promise<string>;

  /** Removes the object; nothing happens where there is none. */
  delete(key: string): Promise<void>;

  /** All objects whose key begins with `prefix` and is greater than `after`, in UTF-8 byte order of their keys. */
  list(prefix: string, options?: { readonly after?: string }): AsyncIterable<ObjectInfo>;
}

export interface ObjectInfo {
  readonly key: string;
  /** Opaque; changes whenever the bytes do. The same in `get`, `head`, `list` and what `put` returned. */
  readonly version: string;
  /** Bytes. */
  readonly size: number;
  /** Whole seconds since 1970 UTC. */
  readonly lastModified: number;
}

export interface StoredObject extends ObjectInfo {
  readonly body: Uint8Array;
}

/** All methods may also throw StoreUnavailable (try again later) or StoreRefused (a person must act). */
export interface PutOptions {
  /** `"absent"`: only where there is no object; otherwise only over that version. */
  readonly onlyIf?: "absent" | { readonly version: string };
  readonly contentType?: string;
  readonly cacheControl?: string;
}
