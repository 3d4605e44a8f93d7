import type { Page } from "playwright-core";

/** Whether any of the payloads ran: each would have set it. */
export const pwned = (page: Page): Promise<boolean> =>
  page.locator("html").evaluate((root) => "pwned" in root.ownerDocument.defaultView);

/** What this browser's own parser took for an active element, a handler or a dangerous address. */
export const activeParts = (page: Page): Promise<readonly string[]> =>
  page.locator("html").evaluate((root) => {
    const elements: (typeof root)[] = [...root.querySelectorAll("*")];
    return elements
      .filter(
        (element) =>
          element.shadowRoot ||
          element.matches(
            "script:not([type='application/ld+json']), iframe, frame, object, embed, form, input, button, base, style, svg, math, template, video, audio, dialog, meta[http-equiv=refresh], [style], [background], [srcdoc], [ping], [contenteditable], [is]",
          ) ||
          element.matches("link:not([rel=stylesheet], [rel=canonical], [rel=alternate], [rel=icon])") ||
          element.getAttributeNames().some((name: string) => name.startsWith("on")) ||
          ["javascript:", "data:", "vbscript:"].includes(element.protocol),
      )
      .map((element) => element.outerHTML);
  });
