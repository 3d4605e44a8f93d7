import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { articleOf, renderMarkdown } from "./article.ts";
import type { Cost } from "./costs.ts";
import type { Tool } from "./tool.ts";

/** Milliseconds between two looks at the feeds. */
const LOOK = 2;
/** A server that used less than a hundredth of a second of CPU in this time has settled, milliseconds. */
const SETTLED = 1_500;
const PATIENCE = 900_000;

/**
 * Starts the tool's server over a corpus that lies there, and lets articles land one after the other.
 * @param first number of the first article that is not there yet
 * @returns for each its cost: from its landing until all feeds are whole and hold it; the memory is the server's most so far
 */
export const watchCosts = async (tool: Tool, first: number, articles: number): Promise<Cost[]> => {
  if (!tool.watch) return [];
  const [program = "", ...args] = tool.watch.run;
  const server = spawn(program, args, { cwd: tool.watch.cwd, stdio: ["ignore", "ignore", "inherit"] });
  try {
    await until(server, () => tool.feeds.every((feed) => existsSync(feed)));
    await settled(server);
    const costs: Cost[] = [];
    for (let number = first; number < first + articles; number++) costs.push(await landingCost(server, tool, number));
    return costs;
  } finally {
    server.kill("SIGKILL");
    if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  }
};

const landingCost = async (server: ChildProcess, tool: Tool, number: number): Promise<Cost> => {
  const article = articleOf(number);
  const file = join(tool.articles, `${article.path}.md`);
  const beside = join(dirname(tool.articles), `landing-${number}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(beside, renderMarkdown(article));
  const before = cpuOf(server);
  const began = performance.now();
  renameSync(beside, file);
  await until(server, () => tool.feeds.every((feed) => holds(feed, basename(article.path))));
  const wall = performance.now() - began;
  await settled(server);
  return { wall, cpu: cpuOf(server) - before, memory: memoryOf(server) };
};

/** True when a feed is written to its end and has the article. */
const holds = (feed: string, name: string): boolean => {
  const text = existsSync(feed) ? readFileSync(feed, "utf8") : "";
  return text.includes(name) && /(?:<\/rss>|<\/feed>|\})\s*$/.test(text.slice(-20));
};

const settled = async (server: ChildProcess): Promise<void> => {
  let before = -1;
  await until(server, async () => {
    await sleep(SETTLED);
    const now = cpuOf(server);
    const quiet = now - before <= 10;
    before = now;
    return quiet;
  });
};

const until = async (server: ChildProcess, met: () => boolean | Promise<boolean>): Promise<void> => {
  const deadline = performance.now() + PATIENCE;
  while (!(await met())) {
    if (server.exitCode !== null) throw new Error(`${server.spawnfile} ended with ${server.exitCode}`);
    if (performance.now() > deadline) throw new Error(`${server.spawnfile} does not get there`);
    await sleep(LOOK);
  }
};

/** Milliseconds of CPU so far: fields 14 and 15 of proc_pid_stat(5), in hundredths of a second. */
const cpuOf = ({ pid }: ChildProcess): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /s, "")
    .split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
};

/** MB it held at most so far. */
const memoryOf = ({ pid }: ChildProcess): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1000;
