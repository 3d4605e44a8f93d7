import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesBelow, PROJECT } from "../../support/project.ts";
import { feedsmith } from "./feedsmith.ts";
import { FEEDS } from "./read-item.ts";

let folder: string;
let started: ChildProcess;
let said = "";

/** `npm start` as a newcomer types it, but into a folder of its own and on a free port. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "npm-start-"));
  started = spawn("npm", ["start", "--", "seeds", join(folder, "site"), "--port", "0"], {
    cwd: PROJECT,
    detached: true, // a group of its own: Ctrl-C goes to npm and to what npm started
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    started.once("exit", (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
    started.stdout?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("Ctrl-C")) resolve();
    });
  });
});

afterAll(async () => {
  if (started.exitCode === null && started.signalCode === null) interrupt(started);
  await rm(folder, { recursive: true, force: true });
});

const interrupt = ({ pid }: ChildProcess): void => {
  if (pid !== undefined) process.kill(-pid, "SIGINT");
};

test("says what it made of each sample", () => {
  const samples = filesBelow("seeds").map((path) => path.slice("seeds/".length));
  expect(samples.length).toBeGreaterThan(8);
  expect(samples.filter((sample) => !said.includes(sample))).toEqual([]);
  expect(said).not.toContain("rejected");
});

test.each(FEEDS)("serves %s with every sample that is not held", async (feed) => {
  const url = new RegExp(`http://\\S+/${feed}`).exec(said)?.[0] ?? "no address was printed";
  const held = said.split("\n").filter((line) => line.trimStart().startsWith("held")).length;
  expect(await feedsmith.read(url)).toHaveLength(filesBelow("seeds").length - held);
});

test("ends on Ctrl-C", async () => {
  const ended = once(started, "exit");
  interrupt(started);
  await ended;
});
