import { Command, CommanderError, InvalidArgumentError } from "commander";
import packageJson from "#package" with { type: "json" };
import { EXIT, exitCodeOf, explainError } from "./failure.ts";
import type { InitAnswers } from "./init.ts";
import { openTerminal, type Terminal } from "./terminal.ts";

const SEEDS = "seeds";
const OUT = "site";

/** What every command is given beside its own options. */
interface Common {
  readonly config: string;
  readonly quiet?: boolean;
}

const interrupt = new AbortController();
const program = new Command("seedwire")
  .description("Turns a folder or an S3 bucket of articles into RSS, Atom and JSON Feed.")
  .version(packageJson.version)
  .showHelpAfterError("(seedwire --help shows what there is)")
  .addHelpText(
    "after",
    "\nSEEDS and OUT are a folder or s3://bucket/prefix. Each command explains itself: seedwire build --help",
  )
  .exitOverride();

/** Adds a command with the common options; its modules are loaded only when it runs, so that every start is quick. */
const command = (usage: string, description: string, examples: readonly string[]): Command =>
  program
    .command(usage)
    .description(description)
    .option("-c, --config <file>", "the configuration", "seedwire.config.json")
    .option("-q, --quiet", "say nothing but errors")
    .addHelpText("after", `\nExamples:\n${examples.map((line) => `  $ seedwire ${line}`).join("\n")}`)
    .exitOverride();

const terminalFor = ({ quiet }: Common): Terminal => openTerminal(quiet === true);

command("init", "write a configuration, asking or by flags", [
  "init",
  "init --site-url https://news.example.org/ --title 'Harbour News' --time-zone Europe/Riga",
])
  .option("--title <text>", "the feed's name")
  .option("--site-url <url>", "where public/ will be served")
  .option("--authority <domain>", "domain that entries' ids carry for ever (default: the site's, now)")
  .option("--date <day>", "a day on which that domain was yours (default: today)")
  .option("--language <tag>", "language of the articles (default: en)")
  .option("--time-zone <name>", "zone in which their days begin (default: UTC)")
  .action(async (options: Common & InitAnswers) => {
    const { runInit } = await import("./init.ts");
    await runInit(options, options.config, terminalFor(options));
  });

command("build", "bring OUT up to date with SEEDS", [
  "build",
  "build articles public-site",
  "build s3://my-seeds/in s3://my-feeds",
])
  .argument("[SEEDS]", "where the articles are", SEEDS)
  .argument("[OUT]", "holds public/ and state/", OUT)
  .action(async (seeds: string, out: string, options: Common) => {
    const [{ openSite }, { runBuild }] = await Promise.all([import("./open-site.ts"), import("./run-build.ts")]);
    await runBuild(await openSite({ seeds, out, config: options.config }, interrupt.signal), terminalFor(options), out);
  });

command("ingest", "look at these seeds again: new, changed or gone", [
  "ingest 2026/harbour.md",
  "ingest a.txt b.html --seeds articles --out site",
])
  .argument("<KEY...>", "keys below SEEDS, / between folders")
  .option("--seeds <place>", "where the articles are", SEEDS)
  .option("--out <place>", "holds public/ and state/", OUT)
  .action(async (keys: string[], options: Common & { seeds: string; out: string }) => {
    const [{ openSite }, { runIngest }] = await Promise.all([import("./open-site.ts"), import("./run-ingest.ts")]);
    await runIngest(await openSite(options, interrupt.signal), keys, terminalFor(options), options.out);
  });

command("serve", "build, serve public/ on this machine, and follow the seeds", [
  "serve",
  "serve articles site --port 3000",
])
  .argument("[SEEDS]", "where the articles are", SEEDS)
  .argument("[OUT]", "a folder; holds public/ and state/", OUT)
  .option("-p, --port <number>", "port to listen on, 0 for any free one", parsePort, 8080)
  .action(async (seeds: string, out: string, options: Common & { port: number }) => {
    const [{ siteOpener }, { serveSite }] = await Promise.all([import("./open-site.ts"), import("./serve.ts")]);
    const open = siteOpener({ seeds, out, config: options.config }, interrupt.signal);
    await serveSite(open, { seeds, out, port: options.port }, terminalFor(options), interrupt.signal);
  });

command("explain", "say what is believed of each seed, and why", [
  "explain seeds/harbour.txt",
  "explain seeds --json > seeds.ndjson",
])
  .argument("<PATH...>", "files or folders of articles")
  .option("--json", "one JSON object a line")
  .option("--seeds <place>", "files below it are named relative to it", SEEDS)
  .action(async (paths: string[], options: Common & { json?: boolean; seeds: string }) => {
    const { runExplain } = await import("./explain.ts");
    await runExplain(paths, { ...options, json: options.json === true }, terminalFor(options));
  });

command("status", "count the seeds, and list what is held, rejected or not shown and why", [
  "status",
  "status --all",
  "status s3://my-feeds --json",
])
  .argument("[OUT]", "holds public/ and state/", OUT)
  .option("--all", "list every seed, one line each")
  .option("--json", "one JSON object")
  .action(async (out: string, options: Common & { all?: boolean; json?: boolean }) => {
    const { runStatus } = await import("./status.ts");
    await runStatus(out, { all: options.all === true, json: options.json === true }, terminalFor(options));
  });

command("check", "lint the feeds that were built", ["check", "check s3://my-feeds"])
  .argument("[OUT]", "holds public/ and state/", OUT)
  .action(async (out: string, options: Common) => {
    const { runCheck } = await import("./check.ts");
    if (!(await runCheck(out, terminalFor(options)))) process.exitCode = EXIT.findings;
  });

command("doctor", "say what is wrong with a configuration or an installation, and how to mend it", [
  "doctor",
  "doctor seeds site",
  "doctor s3://my-seeds s3://my-feeds --site",
])
  .argument("[SEEDS]", "where the articles are; without both places the configuration alone is looked at")
  .argument("[OUT]", "holds public/ and state/; a probe is written to state/ and deleted again")
  .option("--site", "over the network, ask the site and the hub too")
  .action(async (seeds: string | undefined, out: string | undefined, options: Common & { site?: boolean }) => {
    const { runDoctor } = await import("./doctor.ts");
    const patient = { seeds, out, config: options.config, site: options.site === true };
    if (!(await runDoctor(patient, terminalFor(options), interrupt.signal))) process.exitCode = EXIT.findings;
  });

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
}

process.once("SIGINT", () => interrupt.abort());
process.once("SIGTERM", () => interrupt.abort());
// A reader that has seen enough (`| head`) closes the pipe; that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) =>
  process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.failed),
);

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  else {
    process.stderr.write(`${explainError(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
});
