import { expect, test } from "vitest";
import { directionOf, isolate } from "#publish/pages/direction.ts";
import { html } from "#publish/pages/html.ts";

test("the language says which way a text is written", () => {
  for (const language of ["ar", "he-IL", "fa", "ur-PK", "yi", "AR-eg", "ckb"])
    expect(directionOf(language)).toBe("rtl");
  for (const language of ["en", "de-AT", "zh-Hans", "ru", "tr"]) expect(directionOf(language)).toBe("ltr");
});

test("a script in the language tag beats the language", () => {
  expect(directionOf("az-Arab")).toBe("rtl");
  expect(directionOf("ar-Latn")).toBe("ltr");
  expect(directionOf("zh-cmn-Hans-CN")).toBe("ltr");
});

test("without a language the letters decide, by majority", () => {
  expect(directionOf(undefined, "IBM تفتح مكتبا جديدا في المدينة القديمة")).toBe("rtl");
  expect(directionOf("und", "שלום עולם")).toBe("rtl");
  expect(directionOf(undefined, "The word سلام means peace")).toBe("ltr");
  expect(directionOf(undefined, "1234")).toBe("ltr");
});

test("a name is set apart only where it would mix with its neighbours", () => {
  const rendered = (text: string, around: "ltr" | "rtl") => html`${isolate(text, around)}`.markup;
  expect(rendered("Mara", "ltr")).toBe("Mara");
  expect(rendered("سلمى", "ltr")).toBe("<bdi>سلمى</bdi>");
  expect(rendered("سلمى", "rtl")).toBe("سلمى");
  expect(rendered("U.S.", "rtl")).toBe("<bdi>U.S.</bdi>");
  expect(rendered("\u202eexe.elif", "ltr")).toBe("<bdi>\u202eexe.elif</bdi>");
});
