import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What of the page keeps people out: `color-contrast (serious): .facts > a`. Empty where axe finds nothing.
 * The dark scheme has other colours and nothing else, so that only those are looked at there.
 */
export const barriers = async (page: Page, scheme: "light" | "dark"): Promise<readonly string[]> => {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source); // by the browser's own console, which the page's policy does not bind
  const options = JSON.stringify({ resultTypes: ["violations"], runOnly: RULES[scheme] });
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(document, ${options}).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target }) => `${id} (${impact}): ${target.join(" ")}`),
  );
};

const RULES = {
  /** WCAG 2.2 up to AA, and what axe's authors advise beyond it: landmarks, order of headings, one `h1`. */
  light: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
} as const;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}
