import { ConfigurationError, SeedwireError } from "#model/errors.ts";
import { Interrupted } from "./interrupt.ts";
import { harmless } from "./terminal.ts";

/** What a command's end means to a script. */
export const EXIT = {
  done: 0,
  /** The world said no: a store that does not answer, a full disk, damaged state. */
  failed: 1,
  /** A wrong option, path or setting. */
  usage: 2,
  /** `check` found errors in the feeds, `doctor` something wrong. */
  findings: 3,
  interrupted: 130,
} as const;

export const exitCodeOf = (error: unknown): number => {
  if (error instanceof Interrupted) return EXIT.interrupted;
  return error instanceof ConfigurationError ? EXIT.usage : EXIT.failed;
};

/** An error for a person: what, why, and what to do. An error of ours that nobody foresaw keeps its stack. */
export const explainError = (error: unknown): string => {
  if (error instanceof Interrupted) return error.message;
  if (!(error instanceof SeedwireError))
    return `This is a fault of Seedwire's own:\n${(error as Error)?.stack ?? error}`;
  const cause =
    error.cause instanceof Error && !error.message.includes(error.cause.message) ? ` (${error.cause.message})` : "";
  const [first = "", ...more] = `${error.message}${cause}`.split("\n").map(harmless);
  return [`seedwire: ${first}`, ...more, `  → ${harmless(error.hint)}`].join("\n");
};
