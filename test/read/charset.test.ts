import { describe, expect, test } from "vitest";
import { decodeText } from "#read/charset.ts";
import { noticesOf, readArticle } from "./seeds.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf16 = (text: string, littleEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};
const decode = (bytes: Uint8Array, declares = false) => decodeText(bytes, { declares });

const PROSE = "Die Fähre läuft wieder: größere Schiffe dürfen über den Fluß, sagte die Bürgermeisterin.";

describe("a byte order mark decides", () => {
  test.each([
    ["utf-8", utf8(`\uFEFF${PROSE}`)],
    ["utf-16le", utf16(`\uFEFF${PROSE}`, true)],
    ["utf-16be", utf16(`\uFEFF${PROSE}`, false)],
  ])("%s", async (charset, bytes) => {
    expect(await decode(bytes)).toEqual({ text: PROSE, charset, nuls: 0, notices: [] });
  });
});

describe("without a mark", () => {
  test("valid UTF-8 is UTF-8", async () => {
    expect(await decode(utf8(PROSE))).toMatchObject({ text: PROSE, charset: "utf-8" });
  });

  test.each([
    ["utf-16le", true, PROSE],
    ["utf-16be", false, PROSE],
    ["utf-16le", true, "Переговоры начались во вторник, и вот что о них известно. Их было две."],
  ])("%s is told by where its zeros stand", async (charset, littleEndian, text) => {
    expect(await decode(utf16(text, littleEndian))).toMatchObject({ text, charset });
  });

  test("a single byte for each letter is detected as windows-1252", async () => {
    expect(await decode(latin(PROSE))).toMatchObject({ text: PROSE, charset: "windows-1252" });
  });

  test("too few letters to detect anything by are windows-1252", async () => {
    expect((await decode(latin("Caf\xE9"))).text).toBe("Café");
  });

  test("Russian in one byte a letter is detected", async () => {
    const text = "Переговоры начались во вторник в городе и продолжались более трёх часов";
    const bytes = Uint8Array.from(text, (sign) => {
      const code = sign.charCodeAt(0);
      return code < 0x80 ? code : code === 0x451 ? 0xb8 : code - 0x410 + 0xc0;
    });
    expect(await decode(bytes)).toMatchObject({ text, charset: "windows-1251" });
  });
});

test("the bytes 0x80 to 0x9F are windows-1252's own signs, not control characters", async () => {
  const bytes = latin('<meta charset="latin1">\x80 \x84word\x93 \x96 \x97 it\x92s \x85 \x99 \x9F');
  expect((await decode(bytes, true)).text).toBe('<meta charset="latin1">€ „word“ – — it’s … ™ Ÿ');
});

describe("what a page declares", () => {
  const page = (head: string, text: string) => `<html><head>${head}</head><body><p>${text}</p></body></html>`;

  test.each([
    '<meta charset="iso-8859-2">',
    "<META CHARSET=ISO-8859-2 />",
    '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">',
    "<meta content=\"text/html;charset='iso-8859-2'\" http-equiv=content-type>",
    '<!-- <meta charset="koi8-r"> --><meta charset="iso-8859-2">',
  ])("%s counts", async (meta) => {
    expect((await decode(latin(page(meta, "\xB1\xEA")), true)).text).toContain("ąę");
  });

  test("an XML declaration counts", async () => {
    const bytes = latin('<?xml version="1.0" encoding="ISO-8859-2"?><p>\xB1</p>');
    expect((await decode(bytes, true)).text).toContain("ą");
  });

  test("an encoding nobody knows does not", async () => {
    expect(await decode(latin(page('<meta charset="martian">', PROSE)), true)).toMatchObject({
      charset: "windows-1252",
    });
  });

  test("latin-1 on a page that is UTF-8 is corrected, and the editor told", async () => {
    const article = await readArticle("a.html", page('<meta charset="iso-8859-1">', PROSE));
    expect(article.blocks[0]?.text).toBe(PROSE);
    expect(noticesOf(article)).toEqual(["charset-corrected"]);
  });

  test("UTF-8 on a page that is latin-1 is corrected too", async () => {
    const article = await readArticle("a.html", latin(page('<meta charset="utf-8">', PROSE)));
    expect(article.blocks[0]?.text).toBe(PROSE);
    expect(noticesOf(article)).toEqual(["charset-corrected"]);
  });

  test("counts for nothing in plain text", async () => {
    expect((await decode(latin("<meta charset=koi8-r> Caf\xE9"))).charset).toBe("windows-1252");
  });
});

test("a spoilt byte in UTF-8 costs one character and is told", async () => {
  const bytes = utf8(`${PROSE} Ende`);
  bytes[bytes.indexOf(0xc3) + 1] = 0x20;
  const article = await readArticle("a.txt", bytes);
  expect(article.blocks[0]?.text).toContain("Bürgermeisterin");
  expect(noticesOf(article)).toEqual(["unreadable-characters"]);
});

test("stray NULs go, and every kind of line end becomes one", async () => {
  expect((await decode(utf8("one\r\ntwo\rth\0ree\n"))).text).toBe("one\ntwo\nthree\n");
});
