import { readProjectFile } from "../support/project.ts";

export interface PackageJson {
  readonly imports: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export const packageJson = (): PackageJson => JSON.parse(readProjectFile("package.json"));

/** The text between single backticks of a Markdown page, outside its code blocks. */
export const codeSpans = (markdown: string): readonly string[] =>
  [...withoutBlocks(markdown).matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);

/** Lines of a Markdown page's code blocks, fenced or indented, without prompts and leading space. */
export const codeLines = (markdown: string): readonly string[] => {
  const fenced = [...markdown.matchAll(FENCED)].flatMap(([, block = ""]) => block.split("\n"));
  const indented = markdown
    .replaceAll(FENCED, "")
    .split("\n")
    .filter((line) => /^( {4}|\t)\S/.test(line));
  return [...fenced, ...indented].map((line) => line.trim().replace(/^\$ /, ""));
};

const FENCED = /^ {0,3}```[^\n]*\n([\s\S]*?)^ {0,3}```/gm;

const withoutBlocks = (markdown: string): string => markdown.replaceAll(FENCED, "");
