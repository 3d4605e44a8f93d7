import { webAddress } from "#publish/links.ts";
import { clip } from "./clip.ts";
import { isolate } from "./direction.ts";
import { type Html, html } from "./html.ts";
import { pathReference } from "./references.ts";
import { inInterface, type Tongue } from "./tongue.ts";

/** Another report of the same event. */
export interface Related {
  /** Absent where it came without one. */
  readonly title?: string | undefined;
  /** Its own address, or the path of our page of it below `public/`. */
  readonly href: string;
  /** Who reports it. */
  readonly source?: string | undefined;
}

/** "Also reported by": the other articles on the same event, none of which is left out of the site for it. */
export const renderRelated = (related: readonly Related[], root: string, tongue: Tongue): Html | undefined =>
  related.length > 0
    ? html`<section class="related">
<h2>${inInterface("Also reported by", tongue)}</h2>
<ul>
${related.map((report) => renderReport(report, root, tongue))}</ul>
</section>
`
    : undefined;

const renderReport = ({ title, href, source }: Related, root: string, tongue: Tongue): Html => {
  const address = webAddress(href) ?? root + pathReference(href);
  const name = clip(title?.trim() ?? "", TITLE) || "Untitled";
  return html`<li>${source?.trim() && html`<cite>${isolate(source, tongue.direction)}</cite> `}<a href="${address}">${isolate(name, tongue.direction)}</a></li>\n`;
};

/** Code points. */
const TITLE = 160;
