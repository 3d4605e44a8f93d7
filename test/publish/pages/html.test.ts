import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { cleanText } from "#model/xml-characters.ts";
import { attributes, html, jsonData, raw } from "#publish/pages/html.ts";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."<>&\"'=/ab\0\ud800`") }));

describe("the html template", () => {
  test("text comes back from a parser as it went in, without what no document may hold", () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const { document } = parseHTML(
          html`<html><body><p title="${text}" lang='${text}'>${text}</p></body></html>`.markup,
        );
        expect(document.querySelectorAll("*").length).toBe(3);
        const { textContent, title, lang } = document.querySelector("p");
        expect([textContent, title, lang]).toEqual([cleanText(text), cleanText(text), cleanText(text)]);
      }),
    ));

  test("markup goes in as it is, lists are joined, what is absent writes nothing", () => {
    const item = html`<li>${"a<b"}</li>`;
    expect(html`<ul>${[item, [item]]}${undefined}${false}${0}</ul>`.markup).toBe(
      "<ul><li>a&lt;b</li><li>a&lt;b</li>0</ul>",
    );
  });

  test("what was escaped once is not escaped again", () => {
    expect(html`<b>${html`<i>${"&amp;"}</i>`}</b>`.markup).toBe("<b><i>&amp;amp;</i></b>");
  });

  test("attributes without a value are left out", () => {
    expect(attributes({ lang: "ar", dir: undefined, title: 'a"b' }).markup).toBe(' lang="ar" title="a&quot;b"');
  });

  test("vouched markup loses its controls and nothing else", () => {
    expect(raw("<p>a\0\u0085b</p>").markup).toBe("<p>ab</p>");
  });
});

describe("data in a page", () => {
  test("a data block cannot be ended or escaped from, and reads back as the value", () =>
    fc.assert(
      fc.property(fc.array(anyText), (texts) => {
        const { markup } = jsonData({ texts });
        expect(markup).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(markup)).toEqual({ texts: texts.map(cleanText) });
      }),
    ));
});
