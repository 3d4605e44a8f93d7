import { createRequire } from "node:module";
import { join } from "node:path";
import type { BuildOptions } from "esbuild";
import { expect, test } from "vitest";
import { bundleInPieces } from "../../scripts/bundle-in-pieces.ts";
import { temporaryFolder } from "../support/test-site.ts";

/** Bundles a source as the build does, and loads what came of it. */
const bundled = async (source: string): Promise<unknown> => {
  const folder = temporaryFolder();
  const shared: BuildOptions = { bundle: true, platform: "node", target: "node22", mainFields: ["module", "main"] };
  await bundleInPieces(shared, { entries: { it: source }, folder, ending: ".cjs", pieces: "[hash]", isShort: false });
  return createRequire(import.meta.url)(join(folder, "it.cjs"));
};

test("the detector of encodings, CommonJS that is loaded with the first file in need of it, works in a bundle", async () => {
  const { decodeText } = (await bundled("lib/read/charset.ts")) as typeof import("#read/charset.ts");
  const bytes = Buffer.from("Le maître du port a été élu à midi, et la fanfare a joué jusqu’à dix heures.", "latin1");
  expect(await decodeText(bytes, { declares: false })).toMatchObject({
    charset: "windows-1252",
    text: expect.stringContaining("Le maître du port a été élu à midi"),
  });
});
