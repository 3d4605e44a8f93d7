import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** What one run of a program cost. */
export interface Cost {
  /** Milliseconds from start to end. */
  readonly wall: number;
  /** Milliseconds of user and system time of all its threads. */
  readonly cpu: number;
  /** The most memory it held at once, MB. */
  readonly memory: number;
}

export interface Program {
  readonly run: readonly string[];
  readonly cwd: string;
}

/** The only caller that is told to the microsecond what a process it waited for has used. Names are Python's own. */
const MEASURE = `
import os, sys, time
quiet = os.open(os.devnull, os.O_WRONLY)
began = time.perf_counter()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, quiet, 1)])
_, status, used = os.wait4(pid, 0)
wall = time.perf_counter() - began
print(wall * 1000, (used.ru_utime + used.ru_stime) * 1000, used.ru_maxrss / 1000)
sys.exit(os.waitstatus_to_exitcode(status))
`;

/** @throws when the program fails, with what it complained of */
export const costOf = async ({ run, cwd }: Program): Promise<Cost> => {
  const child = spawn("python3", ["-c", MEASURE, ...run], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const [[code], said, complaint] = await Promise.all([once(child, "exit"), text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${run.join(" ")} ended with ${code}: ${complaint}`);
  const [wall = 0, cpu = 0, memory = 0] = said.split(" ").map(Number);
  return { wall, cpu, memory };
};

/** Each figure's median for itself. */
export const medianOf = (costs: readonly Cost[]): Cost => ({
  wall: median(costs.map(({ wall }) => wall)),
  cpu: median(costs.map(({ cpu }) => cpu)),
  memory: median(costs.map(({ memory }) => memory)),
});

const median = (figures: readonly number[]): number =>
  figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? Number.NaN;
