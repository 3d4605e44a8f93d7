// Prints how many tests of a vitest run passed and failed: `node .ci/count-tests.mjs REPORT.json EXIT-CODE`.
// What did not run counts as failed: skipped tests, files that could not be loaded, a run without a report or a test.
import { existsSync, readFileSync } from "node:fs";

const [report, exitCode] = process.argv.slice(2);
const {
  numPassedTests = 0,
  numTotalTests = 0,
  testResults = [],
} = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
const unloaded = testResults.filter(
  ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status === "passed"),
);
const failed = numTotalTests - numPassedTests + unloaded.length;
const ranWell = exitCode === "0" && numTotalTests > 0;
console.log(numPassedTests, failed === 0 && !ranWell ? 1 : failed);
