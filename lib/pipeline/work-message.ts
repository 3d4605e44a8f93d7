import type { PureWork } from "./pure-work.ts";

/** What a thread is asked. */
export interface Order {
  readonly number: number;
  readonly task: keyof PureWork;
  readonly given: readonly unknown[];
}

/** What a thread says: that it is ready, what came of an order, or what it failed with. */
export type Report =
  | "ready"
  | { readonly number: number; readonly result: unknown }
  | { readonly number: number; readonly error: unknown };
