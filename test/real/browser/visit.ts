import type { BrowserContext, Page } from "playwright-core";

/** A page opened in the browser, and what it did on the way. */
export interface Visit {
  readonly page: Page;
  /** What the console said as an error or warning, and every exception. */
  readonly complaints: readonly string[];
  /** Requests to anywhere but the site: `image https://pictures.example/mole.jpg`. */
  readonly abroad: readonly string[];
}

/**
 * Opens the address and waits until it has loaded. Nothing leaves the machine: pictures and icons of other hosts are
 * answered with one of ours, all else is refused.
 */
export const visit = async (
  context: BrowserContext,
  address: string,
  origin = new URL(address).origin,
): Promise<Visit> => {
  const page = await context.newPage();
  const complaints: string[] = [];
  const abroad: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", async (dialog) => {
    complaints.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.route(/^https?:/, (route) => {
    const request = route.request();
    if (request.url().startsWith(origin)) return route.continue();
    abroad.push(`${request.resourceType()} ${request.url()}`);
    return ["image", "other"].includes(request.resourceType())
      ? route.fulfill({ contentType: "image/svg+xml", body: PICTURE })
      : route.abort();
  });
  await page.goto(address, { waitUntil: "load" });
  return { page, complaints, abroad };
};

const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675">
<linearGradient id="sky" x2="0" y2="1"><stop stop-color="#f4c9a0"/><stop offset="1" stop-color="#7aa5b8"/></linearGradient>
<rect width="1200" height="675" fill="url(#sky)"/><path d="M0 480 Q300 440 600 480 T1200 480 V675 H0Z" fill="#2f5d73"/></svg>`;
