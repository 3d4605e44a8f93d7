import { existsSync, readFileSync } from "node:fs";
import type { Channel } from "#model/channel.ts";
import { ConfigurationError } from "#model/errors.ts";
import { CONFIGURATION_FILE, parseConfigurationText } from "#pipeline/configuration.ts";

/**
 * The channel that a configuration file describes.
 * @throws ConfigurationError when there is none, or it is wrong
 */
export const loadChannel = async (file: string): Promise<Channel> => {
  try {
    // At once: another thread for one small file takes ten times as long to start as the file to read.
    return parseConfigurationText(readFileSync(file, "utf8"), file);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const absent = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new ConfigurationError(
      absent ? `There is no ${file}` : `${file} cannot be read: ${(error as Error).message}`,
      {
        hint: "Write one with `seedwire init`, or name another with --config FILE.",
        cause: error,
      },
    );
  }
};

/** As `loadChannel`, but where the usual file is absent it does without. */
export const loadChannelIfAny = (file: string): Promise<Channel> =>
  file === CONFIGURATION_FILE && !existsSync(file) ? Promise.resolve(UNCONFIGURED) : loadChannel(file);

/** What `explain` works with where nobody has configured anything: it commits nothing, so its ids do not matter. */
const UNCONFIGURED: Channel = {
  title: "Articles",
  description: "",
  siteUrl: "http://localhost/",
  idAuthority: { name: "localhost", date: "2000-01-01" },
  language: "en",
  timeZone: "UTC",
  entriesPerFeed: 50,
  content: "full",
  lastModified: "use",
};
