/** The feed as a whole: what the configuration says, with defaults filled in. */
export interface Channel {
  readonly title: string;
  readonly description: string;
  /** Where `public/` is served, ends with `/`. Ids are never derived from it (promise P5). */
  readonly siteUrl: string;
  /** RFC 4151: ids are `tag:<authority>,<date>:<key>`. */
  readonly idAuthority: { readonly name: string; readonly date: string };
  /** BCP 47. */
  readonly language: string;
  /** IANA name; a date without a zone is read in it, a day begins in it. */
  readonly timeZone: string;
  /** Stands in for entries that name no author. */
  readonly author?: { readonly name: string; readonly url?: string; readonly email?: string };
  readonly entriesPerFeed: number;
  readonly content: "full" | "summary";
  /** WebSub hub. */
  readonly hub?: string;
  readonly rights?: string;
  readonly image?: string;
  /** What a site brings of its own to the look of its pages. */
  readonly pages?: {
    /** Path below `public/` of a style sheet that follows ours. */
    readonly stylesheet?: string;
    /** An address, or a path below `public/`. */
    readonly logo?: string;
    /** Plain text, a paragraph a line. */
    readonly footer?: string;
  };
  /** `ignore`: file time stamps are no evidence, for folders under version control. */
  readonly lastModified: "use" | "ignore";
}
