import type { Entry } from "#model/entry.ts";
import { type Html, html } from "./html.ts";
import { renderIndexItem } from "./index-item.ts";
import type { Tongue } from "./tongue.ts";

/** Articles as a list, in the order given. @param root from the page to the top of `public/` */
export const renderEntryList = (entries: readonly Entry[], tongue: Tongue, root: string): Html =>
  html`<ol class="entries">\n${entries.map((entry) => renderIndexItem(entry, tongue, root))}</ol>\n`;
