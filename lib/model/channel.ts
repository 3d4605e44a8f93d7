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
  /** What podcast directories ask about a channel; absent where it is no podcast. */
  readonly podcast?: Podcast;
  /** What a site brings of its own to the look of its pages. */
  readonly pages?: {
    /** Path below `public/` of a style sheet that follows ours. */
    readonly stylesheet?: string;
    /** An address, or a path below `public/`. */
    readonly logo?: string;
    /** Plain text, a paragraph a line. */
    readonly footer?: string;
  };
  /** Which parts of the entries have feeds of their own: all of a kind, or those named. */
  readonly topics?: {
    readonly tags?: boolean | readonly string[];
    readonly authors?: boolean | readonly string[];
    readonly sources?: boolean | readonly string[];
  };
  /** `ignore`: file time stamps are no evidence, for folders under version control. */
  readonly lastModified: "use" | "ignore";
}

/** What of it has a part in what is believed of an article; all else is a matter of showing. */
export type ArticleRules = Pick<Channel, "idAuthority" | "language" | "timeZone" | "siteUrl" | "lastModified">;

export interface Podcast {
  /** As the directories have it: `News` or `Society & Culture > Documentary`. */
  readonly categories: readonly string[];
  readonly explicit: boolean;
  /** Who is shown as its maker; absent: the channel's author, else its title. */
  readonly author?: string;
  /** To whom a directory writes to be sure that the feed is theirs; the address is public. */
  readonly owner?: { readonly name?: string; readonly email: string };
  /** Square, 1,400 to 3,000 pixels, JPEG or PNG; absent: the channel's. */
  readonly image?: string;
  /** `serial`: to be heard from the first episode on. */
  readonly type?: "episodic" | "serial";
}
