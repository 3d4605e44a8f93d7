import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Of util-linux: has the kernel kill a program when the process that started it dies. */
const KEEPER = "setpriv";

const PROGRAMS = ["monmaptool", "ceph-mon", "ceph-osd", "ceph", "radosgw-admin", "radosgw", KEEPER];

/** Runs Ceph's programs with the configuration that lies in a folder. */
export interface CephTools {
  /** @throws Error that says what to install. */
  checkInstalled(): void;
  /** Runs a program to its end and gives what it said. */
  run(program: string, ...args: string[]): Promise<string>;
  /** Starts a daemon that ends with this process, or with `endAll`. */
  start(program: string, ...args: string[]): ChildProcess;
  /** Tries until it works, a hundred times. @throws Error with the daemons' last words. */
  until(what: string, works: () => Promise<unknown>): Promise<void>;
  endAll(): Promise<void>;
}

/** @param folder where `ceph.conf` lies, and where the daemons' words go */
export const cephTools = (folder: string): CephTools => {
  const env = { ...process.env, CEPH_CONF: join(folder, "ceph.conf") };
  const daemons: ChildProcess[] = [];

  return {
    checkInstalled() {
      const paths = (process.env.PATH ?? "").split(delimiter);
      const missing = PROGRAMS.filter((program) => !paths.some((path) => existsSync(join(path, program))));
      if (missing.length === 0) return;
      throw new Error(
        `The real S3 server needs ${missing.join(", ")}. On Debian: ` +
          "apt-get install -y --no-install-recommends radosgw ceph-mon ceph-osd ceph-mgr ceph-common",
      );
    },

    async run(program, ...args) {
      const { stdout, stderr } = await execute(program, args, { env, timeout: 60_000, killSignal: "SIGKILL" });
      return stdout + stderr;
    },

    start(program, ...args) {
      const words = openSync(join(folder, `${program}.words`), "a");
      // In the foreground, so that it can be kept: no server outlives its test.
      const daemon = spawn(KEEPER, ["--pdeathsig", "KILL", program, "-f", ...args], {
        env,
        stdio: ["ignore", words, words],
      });
      closeSync(words);
      daemons.push(daemon);
      return daemon;
    },

    async until(what, works) {
      let last: unknown;
      for (let attempt = 0; attempt < 100; attempt += 1) {
        try {
          await works();
          return;
        } catch (error) {
          last = error;
          await setTimeout(100);
        }
      }
      throw new Error(`Ceph did not start: ${what} — never. ${lastWords(folder)}`, { cause: last });
    },

    async endAll() {
      const running = daemons.filter((daemon) => daemon.exitCode === null && daemon.signalCode === null);
      await Promise.all(
        running.map(async (daemon) => {
          daemon.kill("SIGKILL");
          await once(daemon, "exit");
        }),
      );
    },
  };
};

const lastWords = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".words"))
    .map((name) => `${name}: ${readFileSync(join(folder, name), "utf8").slice(-1_000)}`)
    .join("\n");
