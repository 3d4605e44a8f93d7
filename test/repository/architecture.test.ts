import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesBelow, PROJECT, readProjectFile } from "../support/project.ts";
import { codeLines, codeSpans, packageJson } from "./documents.ts";

/** What Seedwire writes, and what `npm` does: named by the pages, not held by the repository. */
const WRITTEN =
  /^(public|state|site|articles|archive|dist|node_modules)\/|^(rss\.xml|atom\.xml|feed\.json|index\.html|opml\.xml)$/;
/** How an import is written, not one that is. */
const EXAMPLE = /^\.{1,2}\/|^#room\//;
const MEDIA_TYPE = /^(application|text|image|audio|video)\//;
const PATH = /^[\w.@#-]+(\/[\w.@-]+)*\/?$/;
const FILE = /\.(ts|mjs|cjs|js|json|md|yml|yaml|toml|sh|css|rng|go|py)$/;

/** Spans that name a file, a folder or a package of the project, and its files in code blocks; no patterns, addresses or code. */
const namedPaths = (markdown: string): readonly string[] => {
  const spans = codeSpans(markdown).filter((span) => span.includes("/") || FILE.test(span));
  const words = codeLines(markdown)
    .flatMap((line) => line.split(/\s+/))
    .filter((word) => FOLDERS.some((folder) => word.startsWith(`${folder}/`)));
  return [...spans, ...words].filter(
    (path) => PATH.test(path) && ![WRITTEN, MEDIA_TYPE, EXAMPLE].some((pattern) => pattern.test(path)),
  );
};

const FOLDERS = ["lib", "functions", "scripts", "test", "docs", "seeds"];

const everyFileName = new Set(
  ["lib", "functions", "scripts", "test", "docs", "seeds"].flatMap(filesBelow).map((path) => basename(path)),
);
const { dependencies, devDependencies, imports } = packageJson();
const packages = Object.keys({ ...dependencies, ...devDependencies });

const exists = (span: string): boolean => {
  if (span.startsWith("#")) return existsSync(join(PROJECT, inRoom(span)));
  if (packages.some((name) => span === name || span.startsWith(`${name}/`))) return true;
  if (existsSync(join(PROJECT, span))) return true;
  return !span.includes("/") && everyFileName.has(span);
};

/** `#store/store.ts` → `lib/store/store.ts`, as package.json maps it. */
const inRoom = (specifier: string): string => {
  const [room = "", ...rest] = specifier.split("/");
  return (imports[`${room}/*`] ?? "no such room/*").replace("*", rest.join("/"));
};

describe.each(["ARCHITECTURE.md", "README.md", "docs/operations.md"])("%s", (page) => {
  test("names only paths that exist", () => {
    const missing = namedPaths(readProjectFile(page)).filter((span) => !exists(span));
    expect(missing).toEqual([]);
  });
});

test("ARCHITECTURE.md names every room", () => {
  const spans = codeSpans(readProjectFile("ARCHITECTURE.md")).map((span) => span.replace(/\/$/, ""));
  const rooms = [...new Set(filesBelow("lib").map((path) => path.split("/").slice(0, 2).join("/")))];
  expect(rooms.length).toBeGreaterThan(6);
  expect(rooms.filter((room) => !spans.includes(room))).toEqual([]);
});
