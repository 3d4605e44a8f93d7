import { randomOf } from "../../scripts/bench/random.ts";

const PARTS = ["ka", "lo", "mi", "ter", "gan", "sul", "ne", "vo", "ri", "dap", "zu", "fen", "ba", "kor", "li", "mos"];

/**
 * An article of about 4 kB, an hour newer than the one before, of words that no other has, so that nothing is related to it.
 * @param number from 0 on; the first is of 2015
 */
export const strangerNumber = (number: number, tags: readonly string[] = []): readonly [key: string, text: string] => {
  const random = randomOf(number);
  const word = () => Array.from({ length: 5 }, () => random.pick(PARTS)).join("");
  const sentence = () => `${Array.from({ length: 9 }, word).join(" ")}.`;
  const body = Array.from({ length: 40 }, sentence).join("\n\n");
  const date = new Date(Date.UTC(2015, 0, 1) + number * 3_600_000).toISOString();
  const front = [`title: ${word()}`, `date: ${date}`, `tags: [${tags.join(", ")}]`, "language: en"];
  return [`${date.slice(0, 7)}/${number}.md`, `---\n${front.join("\n")}\n---\n\n${body}\n`];
};
