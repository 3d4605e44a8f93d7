import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { paths } from "#publish/links.ts";
import { type Offer, renderAnnouncements, siteOffer } from "./announcements.ts";
import { renderFooter } from "./footer.ts";
import { type Content, type Html, html } from "./html.ts";
import { iconOf, ownStylesheet } from "./own-look.ts";
import { rootOf } from "./references.ts";
import { inInterface, type Tongue } from "./tongue.ts";

/** What a page of the site is made of, beside what all of them share. */
export interface Page {
  /** Below `public/`; tells how far up the style sheet and the feeds are. */
  readonly path: string;
  /** Where references begin that lead to other documents of the site; absent: relative to `path`. */
  readonly root?: string;
  readonly title: string;
  readonly tongue: Tongue;
  /** The one address search engines should know the content by; absent: they should not know it. */
  readonly canonical?: string;
  /** What else stands in the head: description, OpenGraph, JSON-LD. */
  readonly metadata?: Content;
  /** The feeds it announces, best first; absent: the site's own. */
  readonly offers?: readonly Offer[];
  /** Landmarks; one of them is `<main id="main">`. */
  readonly body: Content;
}

/**
 * A page of the site. It runs no script and asks nothing of anybody but its own style sheets and the pictures it shows;
 * the policy in its head holds a browser to that, should anything active have come through all the same (promise P6).
 * References within the site are relative: a folder opened from disk works, and a move of the domain breaks nothing.
 */
export const renderPage = (channel: Channel, page: Page): Document => ({
  path: page.path,
  body: new TextEncoder().encode(frame(channel, page).markup),
  contentType: "text/html; charset=utf-8",
  cacheControl: "public, max-age=60",
});

const frame = (channel: Channel, page: Page): Html => {
  const { path, title, tongue, canonical, metadata, body, root = rootOf(path), offers = [siteOffer(channel)] } = page;
  const own = ownStylesheet(channel, root);
  const icon = iconOf(channel, root);
  return html`<!doctype html>
<html lang="${tongue.language}" dir="${tongue.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${canonical ? html`<link rel="canonical" href="${canonical}">` : html`<meta name="robots" content="noindex">`}
<link rel="stylesheet" href="${root}${paths.style}">
${own && html`<link rel="stylesheet" href="${own}">\n`}${renderAnnouncements(offers, root)}${icon && html`<link rel="icon" href="${icon}">\n`}${metadata}<meta name="generator" content="Seedwire">
</head>
<body>
<a class="skip" href="#main">${inInterface("Skip to the text", tongue)}</a>
${body}${renderFooter(channel, root, tongue)}</body>
</html>
`;
};

/** No script, no frame, no form, no font; pictures from anywhere, as articles show them. */
const POLICY = "default-src 'none'; style-src 'self'; img-src https: http:; base-uri 'none'; form-action 'none'";
