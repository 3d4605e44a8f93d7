import type { FeedFormat } from "#model/document.ts";

/** Something in a built feed that readers would stumble over. */
export interface Finding {
  readonly format: FeedFormat;
  /** Where it is: `item 3 (line 41)`, `items[2].url`. */
  readonly place: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
  /** `error`: some reader refuses or misreads it; `warning`: it works, and could be better. */
  readonly level: "error" | "warning";
}

/** A finding without its format, as the rules of one format write it. */
export type Remark = Omit<Finding, "format">;

export const error = (place: string, message: string, hint: string): Remark => ({
  place,
  message,
  hint,
  level: "error",
});

export const warning = (place: string, message: string, hint: string): Remark => ({
  place,
  message,
  hint,
  level: "warning",
});

/** The remark where the condition holds. */
export const when = (condition: boolean, remark: Remark): Remark[] => (condition ? [remark] : []);
