import { expect, test } from "vitest";
import { renderStyle } from "#publish/pages/style.ts";
import { contrast } from "../../support/contrast.ts";
import { textOf } from "../../support/parse-page.ts";

const style = renderStyle();
const sheet = textOf(style);

test("the style sheet fetches nothing and imports nothing", () => {
  expect(sheet).not.toMatch(/url\(|@import|@font-face|\/\//);
});

test("it is a small UTF-8 style sheet, closed where it was opened", () => {
  expect([style.path, style.contentType]).toEqual(["style.css", "text/css; charset=utf-8"]);
  expect(style.body.length).toBeLessThan(7_700);
  expect(sheet.split("{").length).toBe(sheet.split("}").length);
});

test("every side is a logical one, so that right-to-left pages need no rules of their own", () => {
  expect(sheet).not.toMatch(
    /(?:margin|padding|border)-(?:left|right)|[{;](?:left|right|float):|text-align:(?:left|right)/,
  );
});

test("text, soft text and links stand out from paper and card in both schemes", () => {
  const [light, dark] = sheet.split("prefers-color-scheme:dark").map(coloursOf);
  for (const scheme of [light, dark])
    for (const text of ["ink", "soft", "accent"])
      for (const ground of ["paper", "card"])
        expect(contrast(scheme?.[text] ?? "", scheme?.[ground] ?? ""), `${text} on ${ground}`).toBeGreaterThanOrEqual(
          4.5,
        );
});

const coloursOf = (css: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...css.matchAll(/--(\w+):#(\w{6})/g)].map(([, name, hex]) => [name, `#${hex}`]));
