import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ConfigurationError } from "#model/errors.ts";
import { build } from "#pipeline/build.ts";
import type { Site } from "#pipeline/site.ts";
import { statusOfChanged } from "#pipeline/status.ts";
import { explainError } from "./failure.ts";
import { namedIn, publicPlace, reportRun } from "./report.ts";
import { runBuild } from "./run-build.ts";
import { runIngest } from "./run-ingest.ts";
import { serveFolder } from "./server.ts";
import { tellHub } from "./tell-hub.ts";
import { bold, dim, type Terminal } from "./terminal.ts";
import { watchSeeds } from "./watch.ts";

/**
 * How often the seeds are listed, milliseconds: a bucket sends a laptop no events, nor does every network drive. Embargoes
 * end within this time as well.
 */
const TICK = 30_000;

/**
 * `seedwire serve`: builds, serves `public/`, and follows the seeds until the signal.
 * A run that fails is reported, and the next one looks at everything again.
 */
export const serveSite = async (
  openedSite: () => Promise<Site>,
  { seeds, out, port }: { readonly seeds: string; readonly out: string; readonly port: number },
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> => {
  if (out.startsWith("s3://")) {
    throw new ConfigurationError(`${out} cannot be served from here`, {
      hint: "Serve a folder; a bucket is served by its CDN.",
    });
  }
  // Beside the runs: the next article does not wait for a hub that is slow.
  const tellBeside = async (site: Site, told: Terminal): Promise<void> => {
    tellHub(site, told).catch((error) => void (signal.aborted || terminal.complain(explainError(error))));
  };
  const first = await openedSite();
  const server = await serveFolder(join(out, "public"), port);
  const building = runBuild(first, terminal, out, tellBeside);
  let running: Promise<void> = building.catch(() => undefined); // its failure is told where it is waited for
  let behind = false;
  let builtAs = JSON.stringify(first.channel);

  const run = (work: (site: Site) => Promise<void>): Promise<void> => {
    running = running.then(async () => {
      try {
        const site = await openedSite();
        const as = JSON.stringify(site.channel);
        behind ||= as !== builtAs; // the configuration was edited: every seed is to be looked at under the new one
        await work(site);
        builtAs = as;
        behind = false;
      } catch (error) {
        behind = true;
        if (!signal.aborted) terminal.complain(explainError(error));
      }
    });
    return running;
  };
  const follow = (keys: readonly string[]) =>
    run((site) =>
      behind ? runBuild(site, terminal, out, tellBeside) : runIngest(site, keys, terminal, out, tellBeside),
    );
  const rebuild = () => run((site) => runBuild(site, terminal, out, tellBeside));
  const tick = () =>
    run(async (site) => {
      const built = await build(site);
      if (built.published.written.length + built.published.removed.length > 0)
        reportRun(terminal, { ...built, status: await statusOfChanged(site.out, namedIn(built)) }, publicPlace(out));
      await tellBeside(site, { ...terminal, complain: () => undefined }); // a hub that is away is complained of once
    });

  const ticking = setInterval(tick, TICK);
  let unwatch: (() => Promise<void>) | undefined;
  try {
    if (!seeds.startsWith("s3://"))
      unwatch = await watchSeeds(seeds, follow, rebuild, (error) => terminal.complain(explainError(error)));
    await building;
    const { port: opened } = server.address() as AddressInfo;
    const address = `http://127.0.0.1:${opened}/`;
    for (const line of welcome(address, seeds, first.channel.siteUrl)) terminal.say(line);
    if (!signal.aborted) await new Promise((stopped) => signal.addEventListener("abort", stopped, { once: true }));
  } finally {
    clearInterval(ticking);
    server.close();
    server.closeAllConnections();
    await unwatch?.();
  }
};

const welcome = (address: string, seeds: string, siteUrl: string): string[] => [
  "",
  `  ${bold("Page")}       ${address}`,
  `  ${bold("RSS")}        ${address}rss.xml`,
  `  ${bold("Atom")}       ${address}atom.xml`,
  `  ${bold("JSON Feed")}  ${address}feed.json`,
  "",
  `Drop an article into ${bold(seeds)} and the feeds follow. Ctrl-C ends.`,
  ...(siteUrl === address ? [] : [dim(`Links inside the feeds point at ${siteUrl} (siteUrl in the configuration).`)]),
];
