import type { AtStart } from "./at-start.ts";

/**
 * The most a function may have, in bytes: zipped, and of what it evaluates before it can answer; a cold start pays for both.
 * They stood at 688 kB (of which 30 are for lying in pieces) and 576 kB when this was set last: there is room for a feature,
 * and none for a library.
 */
export const BUDGET = { zip: 720_000, atStart: 620_000 };

/** What reads articles is loaded with the first article of its kind, and the client of SQS with the first seeds that are handed on. */
const LATER = new Set([
  ...["@mozilla/readability", "chardet", "htmlparser2", "js-yaml", "linkedom", "markdown-it", "sanitize-html"],
  ...["smol-toml", "tinyld", "@aws-sdk/client-sqs", "@aws-sdk/middleware-sdk-sqs"],
]);

/** Says in one line what a function weighs. @throws when that is over the budget, or what comes later comes at the start */
export const holdBudget = (name: string, zipped: number, { bytes, packages }: AtStart): string => {
  const tooEarly = packages.filter((each) => LATER.has(each));
  if (tooEarly.length > 0) throw new Error(`${name} loads at its start what it needs later: ${tooEarly.join(", ")}`);
  const weight = (zip: number, atStart: number) =>
    `${Math.round(zip / 1000)} kB zipped, ${Math.round(atStart / 1000)} kB evaluated at the start`;
  if (zipped > BUDGET.zip || bytes > BUDGET.atStart)
    throw new Error(`${name} has ${weight(zipped, bytes)}; it may have ${weight(BUDGET.zip, BUDGET.atStart)}`);
  return `${name}: ${weight(zipped, bytes)}`;
};
