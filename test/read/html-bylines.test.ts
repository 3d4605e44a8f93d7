import { describe, expect, test } from "vitest";
import { readArticle, valuesOf } from "./seeds.ts";

const TEXT = "<p>The ferry sails again, and the pilots of the harbour are back from their leave.</p>".repeat(3);
const page = (below: string, end = "", head = "") =>
  readArticle(
    "a.html",
    `<html lang="en"><head>${head}</head><body><nav><a href="/">Home</a></nav><article><h1>The ferry</h1>${below}${TEXT}${end}</article></body></html>`,
  );
const authors = async (below: string, end = "") => valuesOf(await page(below, end), "author");

describe("a line near the headline that says itself whose the text is", () => {
  test.each([
    "By Ida Lund",
    "Posted by Ida Lund on March 11, 2025",
    "Submitted by Ida Lund on Tue, 03/11/2025 - 10:14",
    "By Ida Lund, March 11, 2025",
    "BY Ida Lund Jan. 3, 2025",
    "Von Ida Lund, 11.03.2025",
    "Ein Gastbeitrag von Ida Lund",
    "Par Ida Lund Publié le 11 mars 2025",
    "Propos recueillis par Ida Lund",
    "Publicado por Ida Lund el 11 de marzo de 2025",
    "A cura di Ida Lund",
    "Das Interview führte Ida Lund",
    "Von Ida\u00AD Lund",
  ])("%s", async (line) => {
    expect(await authors(`<div>${line}</div>`)).toEqual(["Ida Lund"]);
  });

  test.each([
    "By Tuesday night",
    "By the sea",
    "Posted by the Harbour Desk on March 11, 2025",
    "Von Lindau nach Bregenz",
  ])("and not: %s", async (line) => {
    expect(await authors(`<div>${line}</div>`)).toEqual([]);
  });

  test("goes before the account that the page marks, and leaves an account of that name its address", async () => {
    const account = (name: string) => `<a rel="author" href="https://example.org/a">${name}</a>`;
    expect(await authors(`${account("Bo Ek")}<p>By Ida Lund</p>`)).toEqual(["Ida Lund"]);
    const article = await page(`${account("Ida Lund")}<p>By Ida Lund</p>`);
    expect(valuesOf(article, "author-url")).toEqual(["https://example.org/a"]);
  });

  test("is sooner an author than who is marked far below", async () => {
    const story = `${"<p><b>Yes</b></p>".repeat(40)}<p>By Bo Ek</p>`;
    expect(await authors('<p class="byline">Ida Lund</p>', story)).toEqual(["Ida Lund"]);
  });
});

test("an author is named by microdata that no thing on the page claims", async () => {
  expect(await authors('<span itemprop="author">Ida Lund</span>')).toEqual(["Ida Lund"]);
  const comment = '<p itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Bo Ek</span></p>';
  expect(await authors(comment)).toEqual([]);
});

test("several authors may be the names of one person in JSON-LD", async () => {
  const json = JSON.stringify({ "@type": "NewsArticle", author: { "@type": "Person", name: ["Ida Lund", "Bo Ek"] } });
  const article = await page("<p>Ida Lund, Bo Ek</p>", "", `<script type="application/ld+json">${json}</script>`);
  expect(valuesOf(article, "author")).toEqual(["Ida Lund", "Bo Ek"]);
});
