import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { SITE } from "./site.ts";
import type { SetUp } from "./tool.ts";

/** Debian's Hugo: a page for each article, an index and three feeds of the newest; nothing it could do beyond that. */
export const setUpHugo: SetUp = async (folder) => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return {
    name: "Hugo",
    version: /v[\d.]+/.exec(execFileSync("hugo", ["version"], { encoding: "utf8" }))?.[0] ?? "",
    articles: join(folder, "content"),
    output: [join(folder, "public"), join(folder, "resources")],
    build: { run: ["hugo", "--quiet"], cwd: folder },
    feeds: ["rss.xml", "atom.xml", "feed.json"].map((feed) => join(folder, "public", feed)),
    watch: { run: ["hugo", "server", "--renderToDisk", "--disableLiveReload", "--port", "18313"], cwd: folder },
  };
};

const NEWEST = `{{ $newest := first ${SITE.entries} .Site.RegularPages.ByDate.Reverse }}`;
const WHEN = `{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}`;

const FILES: Readonly<Record<string, string>> = {
  "config.toml": `
baseURL = "${SITE.url}"
title = "${SITE.title}"
uglyURLs = true
disableKinds = ["taxonomy", "term", "section", "sitemap", "robotsTXT", "404"]
[mediaTypes."application/atom+xml"]
suffixes = ["xml"]
[mediaTypes."application/feed+json"]
suffixes = ["json"]
[outputFormats.RSS]
baseName = "rss"
[outputFormats.ATOM]
mediaType = "application/atom+xml"
baseName = "atom"
[outputFormats.JSONFEED]
mediaType = "application/feed+json"
baseName = "feed"
isPlainText = true
[outputs]
home = ["HTML", "RSS", "ATOM", "JSONFEED"]
`,
  "layouts/_default/single.html": `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}"></head>
<body><main><article><h1>{{ .Title }}</h1><p>{{ .Params.author }} <time datetime="${WHEN}">{{ .Date.Format "2 January 2006" }}</time></p>
{{ .Content }}<ul>{{ range .Params.tags }}<li>{{ . }}</li>{{ end }}</ul></article></main></body></html>
`,
  "layouts/index.html": `${NEWEST}<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Site.Title }}</title></head>
<body><ul>{{ range $newest }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Summary }}</li>{{ end }}</ul></body></html>
`,
  "layouts/index.rss.xml": `${NEWEST}{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{{ .Site.Title }}</title><link>{{ .Permalink }}</link><description>{{ .Site.Title }}</description>
{{ range $newest }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link><guid>{{ .Permalink }}</guid><pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate><description>{{ .Summary | html }}</description><content:encoded>{{ .Content | html }}</content:encoded></item>
{{ end }}</channel></rss>
`,
  "layouts/index.atom.xml": `${NEWEST}{{ printf "<?xml version=\\"1.0\\" encoding=\\"utf-8\\"?>" | safeHTML }}
<feed xmlns="http://www.w3.org/2005/Atom"><title>{{ .Site.Title }}</title><id>{{ .Permalink }}</id><updated>{{ range first 1 $newest }}${WHEN}{{ end }}</updated>
{{ range $newest }}<entry><title>{{ .Title }}</title><id>{{ .Permalink }}</id><link href="{{ .Permalink }}"/><updated>${WHEN}</updated><author><name>{{ .Params.author }}</name></author><content type="html">{{ .Content | html }}</content></entry>
{{ end }}</feed>
`,
  "layouts/index.jsonfeed.json": `${NEWEST}{"version":"https://jsonfeed.org/version/1.1","title":{{ .Site.Title | jsonify }},"items":[{{ range $i, $p := $newest }}{{ if $i }},{{ end }}
{"id":{{ .Permalink | jsonify }},"url":{{ .Permalink | jsonify }},"title":{{ .Title | jsonify }},"date_published":"${WHEN}","content_html":{{ .Content | jsonify }}}{{ end }}]}
`,
};
