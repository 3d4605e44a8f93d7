import { announce } from "#pipeline/announce.ts";
import type { Site } from "#pipeline/site.ts";
import type { Terminal } from "./terminal.ts";

/** Tells the WebSub hub what is new, and the person what came of it. No trouble with it fails a command. */
export const tellHub = async (site: Site, terminal: Terminal): Promise<void> => {
  const { told, trouble } = await announce(site);
  if (told.length > 0) terminal.say(`Told the hub of ${told.join(", ")}.`);
  for (const line of trouble) terminal.complain(`${line}. The next run tries again.`);
};
