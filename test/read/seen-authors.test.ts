import { describe, expect, test } from "vitest";
import { readArticle, valuesOf } from "./seeds.ts";

const MENU = "<nav><a href='/'>Home</a></nav>";
const meta = (name: string) => `<meta name="author" content="${name}">`;
const page = (head: string, body: string) =>
  readArticle("a.html", `<html><head>${head}</head><body>${body}<p>The ferry sails again.</p></body></html>`);
const authorsOf = async (head: string, body: string) => valuesOf(await page(head, body), "author");

describe("an author whom only a web page's metadata names", () => {
  test("is not taken, and an editor is told why", async () => {
    const article = await page(meta("Ida Lund"), `${MENU}<h1>The ferry</h1>`);
    expect(valuesOf(article, "author")).toEqual([]);
    expect(article.notices.map(({ rule }) => rule)).toEqual(["author-unseen"]);
  });

  test("takes the address along", async () => {
    const author = { "@type": "Person", name: "Ida Lund", url: "https://example.org/ida" };
    const script = JSON.stringify({ "@type": "NewsArticle", author: [author, "Bo Ek"] });
    const article = await page(`<script type="application/ld+json">${script}</script>`, `${MENU}<p>By Bo Ek</p>`);
    expect(valuesOf(article, "author")).toEqual(["Bo Ek"]);
    expect(valuesOf(article, "author-url")).toEqual([]);
  });

  test("is taken where the page around the article was not saved", async () => {
    expect(await authorsOf(meta("Ida Lund"), "<h1>The ferry</h1>")).toEqual(["Ida Lund"]);
  });
});

describe("an author whom the page shows is taken", () => {
  test.each([
    ["in another case", "IDA LUND", "<p>by Ida Lund</p>"],
    ["with accents or without", "Jose Diaz", "<p>José Díaz</p>"],
    ["beside other words, each in an element of its own", "Ida Lund", "<i>By</i><b>Ida</b> <b>Lund</b><i>11 March</i>"],
    ["as one of several", "Ida Lund and Bo Ek", "<li>Ida Lund</li>"],
    ["behind a word for by", "Von Ida Lund", "<p>Ida Lund</p>"],
    ["where the account's name is one word", "idamarialund", "<p>Ida-Maria Lund</p>"],
  ])("%s", async (_, declared, shown) => {
    expect(await authorsOf(meta(declared), MENU + shown)).toEqual([declared]);
  });

  test("but not for the letters inside another word", async () => {
    expect(await authorsOf(meta("Ida"), `${MENU}<p>Friday</p>`)).toEqual([]);
  });
});
