/** A file beside articles that may be published: a picture, a recording, a document. */
export interface Asset {
  /** Its key among the seeds. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** MIME type; of pictures the one that their bytes show. */
  readonly type: string;
  /** Pixels as they are shown, of pictures. */
  readonly width?: number;
  readonly height?: number;
}
