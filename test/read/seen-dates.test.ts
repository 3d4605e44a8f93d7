import { describe, expect, test } from "vitest";
import { readArticle } from "./seeds.ts";

const MENU = "<nav><a href='/'>Home</a></nav>";
const jsonLd = (json: unknown) => `<script type="application/ld+json">${JSON.stringify(json)}</script>`;
const stated = (day: string) => `<meta property="article:published_time" content="${day}">`;

/** The declared days of publication that readers do not see. */
const unseen = async (head: string, body: string, language = "en") => {
  const { declarations } = await readArticle(
    "a.html",
    `<html lang="${language}"><head>${head}</head><body>${body}<p>The ferry sails again.</p></body></html>`,
  );
  return declarations.filter(({ attributes }) => attributes?.unseen).map(({ value }) => value);
};

describe("a day of publication that only a web page's metadata names", () => {
  test("is marked as unseen", async () => {
    expect(await unseen(stated("2025-03-11"), `${MENU}<h1>The ferry</h1>`)).toEqual(["2025-03-11"]);
  });

  test("is so even where the page shows other days", async () => {
    const days = "<p>12 March 2025</p><p>11 March 2024</p><p>March 11</p><p>11 ships of 2025</p><p>111.3.2025</p>";
    expect(await unseen(stated("2025-04-11"), MENU + days)).toEqual(["2025-04-11"]);
    expect(await unseen(stated("2025-03-11"), `${MENU}<p>12 March 2025</p>`)).toEqual(["2025-03-11"]);
  });

  test("is believed where the page around the article was not saved", async () => {
    expect(await unseen(stated("2025-03-11"), "<h1>The ferry</h1>")).toEqual([]);
  });

  test.each(["NewsArticle", "BlogPosting", "SocialMediaPosting"])("is believed of a %s", async (kind) => {
    expect(await unseen(jsonLd({ "@type": kind, datePublished: "2025-03-11" }), MENU)).toEqual([]);
  });

  test("is not believed even of news where the page shows another", async () => {
    const article = jsonLd({ "@type": "NewsArticle", datePublished: "2025-03-11" });
    expect(await unseen(article, `${MENU}<h1>The ferry</h1><p>1 April 2025</p>`)).toEqual(["2025-03-11"]);
  });

  test("is believed of what a person signs whom the page shows", async () => {
    const author = { "@type": "Person", name: "Ida Lund" };
    const article = jsonLd({ "@type": "Article", datePublished: "2025-03-11", author });
    expect(await unseen(article, `${MENU}<p>Ida Lund</p>`)).toEqual([]);
    expect(await unseen(article, `${MENU}<p>Ida</p>`)).toEqual(["2025-03-11"]);
    const desk = jsonLd({
      "@type": "Article",
      datePublished: "2025-03-11",
      author: { ...author, "@type": "Organization" },
    });
    expect(await unseen(desk, `${MENU}<p>Ida Lund</p>`)).toEqual(["2025-03-11"]);
  });

  test("is believed where nobody can tell which day it is", async () => {
    expect(await unseen(stated("soon"), MENU)).toEqual([]);
  });
});

describe("a day of publication is seen", () => {
  test.each([
    ["11 March 2025", "en"],
    ["Tuesday, March 11th, 2025", "en"],
    ["11. März 2025", "de"],
    ["11 de marzo de 2025", "en"],
    ["11 / март / 2025", "ru"],
    ["2025年3月11日", "ja"],
    ["11.3.25, 09:00", "de"],
    ["03/11/2025", "en"],
    ["2025-03-11", "en"],
    ["Mar 11", "en"],
    ["am 11. März", "de"],
    ["11 de marzo", "es"],
  ])("as “%s”", async (words, language) => {
    expect(await unseen(stated("2025-03-11"), `${MENU}<i>${words}</i>`, language)).toEqual([]);
  });

  test("where its clock and the page's are in different zones", async () => {
    expect(await unseen(stated("2025-03-11T23:30:00Z"), `${MENU}<i>12 March 2025</i>`)).toEqual([]);
    expect(await unseen(stated("Tue, 11 Mar 2025 23:30:00 GMT"), `${MENU}<i>12 March 2025</i>`)).toEqual([]);
    expect(await unseen(stated("2025-03-11T23:30:00Z"), `${MENU}<i>13 March 2025</i>`)).toHaveLength(1);
  });

  test.each([
    ["an element that says it to machines alone", "", '<time datetime="2025-03-11T09:00Z"></time>'],
    ["the address", '<link rel="canonical" href="https://example.org/2025/03/11/ferry">', ""],
    ["the day of the last change", '<meta name="lastmod" content="2025-04-02">', "<i>2 April 2025</i>"],
    ["how long ago it was", "", "<i>By Ida Lund, 3 hours ago</i>"],
    ["how long ago it was, in Spanish", "", "<i>hace 3 horas</i>"],
  ])("by %s", async (_, head, body) => {
    expect(await unseen(head + stated("2025-03-11"), MENU + body)).toEqual([]);
  });

  test("but not by how many years ago somebody said something", async () => {
    expect(await unseen(stated("2025-03-11"), `${MENU}<i>Bo, 2 years ago</i>`)).toHaveLength(1);
  });
});

test.each([
  ["a word of many letters", "a".repeat(300_000)],
  ["many numbers", "11 a ".repeat(50_000)],
  ["many hours", "3 hours ago ".repeat(50_000)],
])("%s in one line: no day is seen", async (_, words) => {
  const body = MENU + words;
  expect(await unseen(stated("2025-03-11"), body)).toHaveLength(1);
});
