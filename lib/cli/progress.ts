import { progress as drawBar } from "@clack/prompts";
import type { Terminal } from "./terminal.ts";

/** Short work needs no bar. */
const WORTH_A_BAR = 200;
const LINE_EVERY = 1_000;

export interface Progress {
  step(): void;
  end(): void;
}

/**
 * A bar where a person watches, a plain line each thousand where not, nothing for short or quiet work.
 * @param now seconds since 1970
 */
export const startProgress = (terminal: Terminal, what: string, total: number, now: () => number): Progress => {
  if (total < WORTH_A_BAR || terminal.quiet) return { step() {}, end() {} };
  return terminal.watched ? barOf(what, total, now) : linesOf(terminal, what, total);
};

const barOf = (what: string, total: number, now: () => number): Progress => {
  const bar = drawBar({ max: total, size: 40 });
  bar.start(`${what}: 0 of ${total}`);
  // The bar listens for keys, among which Ctrl-C would end the process on the spot. As a signal it ends the work in order.
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  let done = 0;
  const began = now();
  return {
    step: () => bar.advance(1, `${what}: ${++done} of ${total}${timeLeft(now() - began, done, total)}`),
    end: () => bar.stop(`${what}: ${done} of ${total}`),
  };
};

/** Seconds before which a rate says nothing: the first articles also wait for what is loaded with them. */
const TELLING = 5;

/** How long the rest takes at the rate so far, in words as exact as that is; nothing before it can be told. */
export const timeLeft = (elapsed: number, done: number, total: number): string => {
  if (elapsed < TELLING || done === total) return "";
  const seconds = (elapsed / done) * (total - done);
  if (seconds < 10) return ", a few seconds left";
  return seconds < 90
    ? `, about ${Math.ceil(seconds / 10) * 10} s left`
    : `, about ${Math.ceil(seconds / 60)} min left`;
};

const linesOf = (terminal: Terminal, what: string, total: number): Progress => {
  let done = 0;
  return {
    step: () => void (++done % LINE_EVERY === 0 && terminal.say(`${what}: ${done} of ${total}`)),
    end() {},
  };
};
