import type { Overrule } from "#pipeline/overrule.ts";
import { bold, dim, harmless } from "./terminal.ts";

/** What an editor can write to overrule a belief: lines to copy, each with what is believed now. */
export const renderOverrule = ({ where, lines, sidecar }: Overrule, seed: string): readonly string[] => {
  const fence = where === "new-front-matter" ? ["---"] : [];
  const name = (key: string) => harmless(key.slice(key.lastIndexOf("/") + 1));
  return [
    `  ${bold("To overrule")}  ${HOW[where].replace("FILE", () => name(seed))}; take the lines that are to change:`,
    ...[...fence, ...lines, ...fence].map((line) => `      ${harmless(line)}`),
    dim(`  or leave the file as it is and write them as JSON into ${name(sidecar)} beside it: {"title": "…"}`),
  ];
};

const HOW: Readonly<Record<Overrule["where"], string>> = {
  "front-matter": "write into the front matter of FILE",
  "new-front-matter": "write at the very top of FILE",
  json: "write among the fields of FILE",
};
