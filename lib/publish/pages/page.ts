import type { Channel } from "#model/channel.ts";
import type { Document } from "#model/document.ts";
import { paths, webAddress } from "#publish/links.ts";
import { type Content, type Html, html } from "./html.ts";
import { rootOf } from "./references.ts";
import { inInterface, type Tongue, tongueAttributes, tongueOf } from "./tongue.ts";

/** What a page of the site is made of, beside what all of them share. */
export interface Page {
  /** Below `public/`; tells how far up the style sheet and the feeds are. */
  readonly path: string;
  readonly title: string;
  readonly tongue: Tongue;
  /** The one address search engines should know the content by. */
  readonly canonical: string;
  /** What else stands in the head: description, OpenGraph, JSON-LD. */
  readonly metadata: Content;
  readonly body: Content;
}

/** The three formats, as a person meets them. */
export const FEEDS = [
  { file: paths.rss, name: "RSS", type: "application/rss+xml" },
  { file: paths.atom, name: "Atom", type: "application/atom+xml" },
  { file: paths.json, name: "JSON Feed", type: "application/feed+json" },
] as const;

/**
 * A page of the site. It runs no script and asks nothing of anybody but its own style sheet and the pictures it shows;
 * the policy in its head holds a browser to that, should anything active have come through all the same (promise P6).
 * References within the site are relative: a folder opened from disk works, and a move of the domain breaks nothing.
 */
export const renderPage = (channel: Channel, page: Page): Document => ({
  path: page.path,
  body: new TextEncoder().encode(frame(channel, page).markup),
  contentType: "text/html; charset=utf-8",
  cacheControl: "public, max-age=60",
});

const frame = (channel: Channel, { path, title, tongue, canonical, metadata, body }: Page): Html => {
  const root = rootOf(path);
  const icon = webAddress(channel.image);
  return html`<!doctype html>
<html lang="${tongue.language}" dir="${tongue.direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="canonical" href="${canonical}">
<link rel="stylesheet" href="${root}style.css">
${FEEDS.map(
  ({ file, name, type }) =>
    html`<link rel="alternate" type="${type}" title="${channel.title} (${name})" href="${root}${file}">\n`,
)}${icon && html`<link rel="icon" href="${icon}">\n`}${metadata}<meta name="generator" content="Seedwire">
</head>
<body>
${body}${channel.rights && html`<footer class="rights"><p dir="auto">${channel.rights}</p></footer>\n`}</body>
</html>
`;
};

/** No script, no frame, no form, no font; pictures from anywhere, as articles show them. */
const POLICY = "default-src 'none'; style-src 'self'; img-src https: http:; base-uri 'none'; form-action 'none'";

/** The line on top of every page but the index: whose page it is, and where one follows it. */
export const renderMasthead = (channel: Channel, root: string, tongue: Tongue): Html => {
  const name = tongueAttributes(tongueOf(channel.language, channel.language, channel.title), tongue);
  return html`<header class="masthead">
<a class="home" href="${root}${paths.index}"${name}>${channel.title}</a>
<a class="follow" href="${root}${paths.index}#subscribe">${inInterface("Subscribe", tongue)}</a>
</header>
`;
};
