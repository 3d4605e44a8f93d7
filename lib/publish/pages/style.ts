import type { Document } from "#model/document.ts";

/** `style.css`, the one style sheet of all pages. Written by hand, no font and no picture to fetch. */
export const renderStyle = (): Document => ({
  path: "style.css",
  body: new TextEncoder().encode(squeeze(STYLE)),
  contentType: "text/css; charset=utf-8",
  cacheControl: "public, max-age=3600",
});

/** Without the white space that only its writers need; the sheet has no comments and no strings it would harm. */
const squeeze = (sheet: string): string =>
  sheet
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;\}/g, "}")
    .trim();

// Sizes follow the window between two ends; sides are logical (start, end), so right-to-left pages need no rules of
// their own. Colours: text and links stand at 4.5:1 or better on their ground in both schemes (WCAG 2.2, 1.4.3).
const STYLE = `:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --card: #f5f2ec; --ink: #1d1b19; --soft: #625c55; --line: #e3ded5; --accent: #a5361a;
  --serif: Charter, "Iowan Old Style", "Sitka Text", Cambria, "Noto Serif", Georgia, serif;
  --sans: system-ui, "Noto Sans", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #161514; --card: #201e1c; --ink: #e7e3dd; --soft: #a9a29a; --line: #35322e; --accent: #ff9d7c; }
}
[lang] { --leading: 1.55; --tight: 1.17; --slant: italic; line-height: var(--leading); }
[lang]:is(:lang(ar), :lang(fa), :lang(ur), :lang(he), :lang(th), :lang(hi), :lang(zh), :lang(ja), :lang(ko)) { --leading: 1.75; --tight: 1.4; --slant: normal; }

* { box-sizing: border-box; }
html { font-family: var(--sans); -webkit-text-size-adjust: none; text-size-adjust: none; }
body {
  max-width: 76rem; margin: 0 auto; padding: clamp(1rem, 3vw, 2.5rem) clamp(1.1rem, 4vw, 3rem) 3rem;
  background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
}
h1, h2, h3, h4, h5, h6 { margin: 0; font-family: var(--serif); line-height: var(--tight); text-wrap: balance; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
img { max-width: 100%; height: auto; }
.skip { position: absolute; inset-inline-start: 1rem; padding: .5rem 1rem; background: var(--card); }
.skip:not(:focus) { clip-path: inset(50%); }
em, i, .untitled { font-style: var(--slant); }
cite { font-style: normal; }
time { white-space: nowrap; }
time, table, .updates b { font-variant-numeric: tabular-nums; }
small, figcaption, footer, .facts, .note, .kicker, .entries h2 + p { color: var(--soft); font-size: .9rem; }

.banner, .masthead { border-bottom: 1px solid var(--line); }
.banner { display: grid; grid-template-columns: auto 1fr auto; align-items: center; padding-bottom: 1.5rem; }
.banner h1 { grid-column: 2; font-size: clamp(1.75rem, 1.3rem + 2vw, 2.75rem); }
.banner p { grid-column: 1 / -1; max-width: 60ch; margin: .5rem 0 0; color: var(--soft); }
.banner img { width: 3rem; height: 3rem; margin-inline-end: 1rem; object-fit: contain; }
.masthead { display: flex; justify-content: space-between; align-items: center; padding-bottom: .9rem; }
.home { display: flex; align-items: center; gap: .6rem; min-width: 0; color: inherit; font: bold 1.05rem/1.3 var(--serif); text-decoration: none; }
.home img { width: auto; height: 1.75rem; max-width: 9rem; }
.follow { flex: none; margin-inline-start: 1rem; padding: .35rem .95rem; border: 1px solid; border-radius: 2rem; font-size: .9rem; font-weight: 600; text-decoration: none; }
.follow:hover, .urgent { background: var(--accent); border-color: var(--accent); color: var(--paper); }

.topics, .topics div, .pager, footer nav { display: flex; flex-wrap: wrap; gap: .5rem 1.4rem; }
.topics { padding: .9rem 0; border-bottom: 1px solid var(--line); font-size: .95rem; }
.topics div { align-items: baseline; column-gap: 1em; }
.topics > a { margin-inline-start: auto; }
.topics a, footer a, .shelf a { color: inherit; text-decoration-color: var(--line); }
.topics a:hover, footer a:hover, .shelf a:hover { color: var(--accent); }
.pager { justify-content: space-between; padding: 1.5rem 0; }
body > .list { max-width: 46rem; margin-inline: auto; }
.list > header { padding-top: clamp(1.5rem, 4vw, 2.5rem); }
.list h1 { font-size: clamp(1.6rem, 1.3rem + 1.4vw, 2.2rem); }
.kicker { margin: 0; }
.shelf { columns: 14rem; margin: .8rem 0 2.5rem; padding: 0; list-style: none; }
.shelf li { padding: .25rem 0; break-inside: avoid; }

.entries { margin: 0; padding: 0; list-style: none; }
.entries li { padding: 1.5rem 0; border-bottom: 1px solid var(--line); }
.entries h2 { font-size: clamp(1.2rem, 1.1rem + .5vw, 1.45rem); }
.entries h2 a { color: inherit; text-decoration: none; }
.entries a:visited { color: var(--soft); }
.entries h2 a:hover { color: var(--accent); text-decoration: underline 2px; }
.entries p { max-width: 66ch; margin: .45rem 0 0; }
.untitled { font-weight: normal; }
.chip {
  display: inline-block; margin-inline-end: .35em; padding: .1em .5em;
  border: 1px solid var(--line); border-radius: .3em; font-size: .75rem;
}
.empty { padding: 3rem 0; }

#subscribe, .evidence dl, .updates, .attachments, .related, pre { padding: 1.1rem 1.3rem; border-radius: .6rem; background: var(--card); }
#subscribe { margin-top: 2.5rem; font-size: .95rem; }
#subscribe ol { padding-inline-start: 1.3em; }
#subscribe li { margin: .75rem 0; padding-inline-start: .2em; }
#subscribe li::marker { color: var(--accent); font-weight: bold; }
code, pre { font: .9em/1.5 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; }
#subscribe code, ol code {
  display: block; width: fit-content; margin-top: .4rem; padding: .5rem .7rem; border: 1px solid var(--line); border-radius: .4rem;
  background: var(--paper); font-size: .85rem; user-select: all;
}
.feeds { margin: 0; color: var(--soft); }
@media (min-width: 60rem) {
  .columns { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; align-items: start; gap: clamp(2.5rem, 6vw, 5rem); }
  #subscribe { position: sticky; top: 1.5rem; margin-top: 1.5rem; }
}

article { max-width: 66ch; margin-inline: auto; font-family: var(--serif); font-size: clamp(1.06rem, 1rem + .3vw, 1.22rem); }
.opening { padding-top: clamp(1.75rem, 5vw, 3.5rem); margin-bottom: 2rem; }
.opening, .updates, .attachments, .related, .tags, figcaption, table { font-family: var(--sans); font-size: .95rem; }
.opening h1 { font-size: clamp(1.85rem, 1.3rem + 2.6vw, 2.9rem); }
.opening h1.long { font-size: clamp(1.5rem, 1.2rem + 1.4vw, 2.1rem); }
.opening h1.endless { font-size: 1.1rem; line-height: var(--leading); }
.opening p { margin: .8rem 0 0; }
.opening .standfirst { color: var(--soft); font: 1.3rem/var(--leading) var(--serif); text-wrap: pretty; }
.opening .status { margin: 0 0 .6rem; }
.evidence { margin-top: .8rem; font-size: .9rem; }
summary { width: fit-content; color: var(--soft); cursor: pointer; text-decoration: underline dotted; text-underline-offset: .25em; }
summary:hover { color: var(--accent); }
.evidence dl { display: grid; gap: .1rem 1.5rem; margin: .8rem 0 0; }
.evidence dt { font-weight: 600; }
.evidence dd { margin: 0 0 .6rem; }
.evidence small { display: block; }
@media (min-width: 40rem) { .evidence dl { grid-template-columns: max-content minmax(0, 1fr); } }
q { color: var(--ink); }

figure { margin: 0 0 2rem; }
figure img { display: block; border-radius: .3rem; }
figcaption { margin-top: .5rem; }
figcaption cite::before { content: "— "; }
.body :is(p, ul, ol, blockquote, pre, figure, dl, .wide) { margin: 0 0 1.15em; }
.body :is(li, blockquote) > :last-child { margin-bottom: 0; }
.body :is(h1, h2, h3, h4, h5, h6) { margin: 1.8em 0 .6em; font-size: 1em; }
.body > :first-child { margin-top: 0; }
.body :is(h1, h2) { font-size: 1.4em; }
.body h3 { font-size: 1.18em; }
.body p, .body li { text-wrap: pretty; }
.body li { margin-bottom: .35em; }
.body :is(ul, ol) { padding-inline-start: 1.4em; }
.body a { color: inherit; text-decoration-color: var(--accent); }
.body a:hover { color: var(--accent); }
.body blockquote { padding-inline-start: 1.1em; border-inline-start: 3px solid var(--accent); color: var(--soft); }
pre, .wide { overflow-x: auto; }
table { border-collapse: collapse; overflow-wrap: break-word; }
th, td { padding: .45rem .8rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
hr { width: 5rem; margin: 2.2em auto; border: 0; border-top: 1px solid var(--soft); }

.updates, .attachments, .related { margin-bottom: 2rem; }
.updates h2, .attachments h2, .related h2 { font: 600 .9rem var(--sans); color: var(--soft); }
.updates ol, .attachments ul, .related ul { margin: .5rem 0 0; padding: 0; list-style: none; }
.updates li { display: flex; gap: .9rem; padding: .3rem 0; }
.updates b { flex: none; color: var(--accent); }
.related li { padding: .3rem 0; color: var(--soft); }
.tags { display: flex; flex-wrap: wrap; gap: .5rem; margin: 2rem 0 0; padding: 0; list-style: none; }
.tags li { padding: .1rem .7rem; border: 1px solid var(--line); border-radius: 2rem; color: var(--soft); font-size: .85rem; }
.tags a { text-decoration: none; }
footer { max-width: 66ch; margin: 3rem auto 0; padding-top: 1.2rem; border-top: 1px solid var(--line); text-align: center; }
footer nav { justify-content: center; }
footer p { margin: .8rem 0 0; }

@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; }
  body, article { max-width: none; padding: 0; font-size: 11pt; }
  .follow, #subscribe, .topics, .pager, footer nav, summary { display: none; }
  .body a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; }
  h1, h2, h3, figure, tr { break-inside: avoid; break-after: avoid; }
}
`;
