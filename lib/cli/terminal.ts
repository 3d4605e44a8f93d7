import { styleText } from "node:util";

/** Where a command writes and whether somebody watches; `quiet` leaves only errors. */
export interface Terminal {
  readonly quiet: boolean;
  /** A person watches standard output: progress may be drawn. */
  readonly watched: boolean;
  /** One line for the person; nothing when quiet. */
  say(line: string): void;
  /** Data somebody asked for: printed even when quiet. */
  print(text: string): void;
  /** Trouble, on standard error. */
  complain(line: string): void;
}

export const openTerminal = (quiet: boolean): Terminal => ({
  quiet,
  watched: process.stdout.isTTY === true && !quiet,
  say: (line) => void (quiet || process.stdout.write(`${line}\n`)),
  print: (text) => void process.stdout.write(text),
  complain: (line) => void process.stderr.write(`${line}\n`),
});

type Style = Parameters<typeof styleText>[0];
const paint = (style: Style) => (text: string) => styleText(style, text, { stream: process.stdout });

/** Colours only where the output is a terminal that wants them (NO_COLOR is heard). */
export const dim = paint("dim");
export const bold = paint("bold");
export const green = paint("green");
export const yellow = paint("yellow");
export const red = paint("red");

/** Keeps control characters of hostile file names and titles out of the terminal. */
export const harmless = (text: string): string =>
  text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, " ");
