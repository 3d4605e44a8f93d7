/** A file of the site, as it will be stored. A function of the entries and the channel, never of the clock. */
export interface Document {
  /** Below `public/`, `/` between folders. */
  readonly path: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly cacheControl: string;
}
