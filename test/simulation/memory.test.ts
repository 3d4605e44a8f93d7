import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** Megabytes in use at once, at the most, while a site of so many generated articles is built in a process of its own. */
const peakOf = (articles: number): number =>
  Number(execFileSync(process.execPath, ["--expose-gc", "scripts/bench/peak.ts", `${articles}`], { encoding: "utf8" }));

// What grows is what is known of each entry while all are related, a kilobyte or two; the entries themselves do not stay.
test("a build of four times the articles needs little more memory", () => {
  const [some, many] = [peakOf(2_000), peakOf(8_000)];
  expect(many, `${some} MB, then ${many} MB`).toBeLessThan(1.4 * some);
});
