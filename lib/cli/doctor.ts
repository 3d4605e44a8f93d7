import { existsSync } from "node:fs";
import { ConfigurationError } from "#model/errors.ts";
import { CONFIGURATION_FILE } from "#pipeline/configuration.ts";
import { type Diagnosis, examineConfiguration, examineInstallation } from "#pipeline/doctor.ts";
import { askOver } from "./ask.ts";
import { commandClock, openInstallation } from "./open-site.ts";
import { loadChannel } from "./settings.ts";
import { dim, green, harmless, red, type Terminal } from "./terminal.ts";

/** What is to be looked at: the configuration alone, or an installation. */
export interface Patient {
  readonly seeds: string | undefined;
  readonly out: string | undefined;
  readonly config: string;
  /** Over the network, the site and the hub too. */
  readonly site: boolean;
}

/**
 * `seedwire doctor`: says what was looked at, what is wrong with it and how to mend that.
 * @returns false when something is wrong
 * @throws ConfigurationError for places that are none
 */
export const runDoctor = async (patient: Patient, terminal: Terminal, signal: AbortSignal): Promise<boolean> => {
  let wrong = 0;
  for await (const { what, troubles } of examine(patient, signal)) {
    wrong += troubles.length;
    if (troubles.length === 0) terminal.say(`${green("well")}   ${harmless(what)}`);
    for (const { message, hint } of troubles)
      terminal.print(`${red("wrong")}  ${harmless(message)}\n       ${dim(`→ ${harmless(hint)}`)}\n`);
  }
  return wrong === 0;
};

async function* examine({ seeds, out, config, site }: Patient, signal: AbortSignal): AsyncGenerator<Diagnosis> {
  const ask = site ? askOver(signal) : undefined;
  const load = () => loadChannel(config);
  if (seeds === undefined) return yield* examineConfiguration(load, commandClock().now(), ask);
  if (out === undefined)
    throw new ConfigurationError("doctor has to know both places, or neither", {
      hint: "Name SEEDS and OUT; without them it looks at the configuration.",
    });
  const installation = await openInstallation({ seeds, out }, signal);
  yield* examineInstallation(hasOne(config) ? { ...installation, load } : installation, ask);
}

/** An installation may have been configured elsewhere; a file that somebody names has to be there. */
const hasOne = (config: string): boolean => config !== CONFIGURATION_FILE || existsSync(config);
