import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** The system's Chromium, kept from fetching anything of its own. @throws where there is none: this suite is not skipped */
export const openChromium = (): Promise<Browser> => {
  if (!existsSync(EXECUTABLE))
    throw new Error(
      `There is no Chromium at ${EXECUTABLE}. Install it (Debian: apt-get install chromium), or say where it is: CHROMIUM=… npm run test:browser`,
    );
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
};

const ARGUMENTS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
