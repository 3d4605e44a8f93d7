import { describe, expect, test } from "vitest";
import { plainText, plainWords } from "#normalize/plain-text.ts";

describe("a field", () => {
  test.each([
    ["<em>Gull</em> robs <b>boy", "Gull robs boy"],
    ["<p>Gull</p><p>robs<br>boy", "Gull robs boy"],
    ["Fish &amp; chips", "Fish & chips"],
    ["&lt;i&gt;Gull&lt;/i&gt; robs boy", "Gull robs boy"],
    ["<form action=/x>Gull</form> robs boy", "Gull robs boy"],
    ["Gull <script>alert(1)</script>robs boy", "Gull robs boy"],
    ["Gull robs boy<script src=//evil.example>", "Gull robs boy"],
    ["QUAYS <QYS> PLANS", "QUAYS <QYS> PLANS"],
  ])("%s is %s", (field, text) => expect(plainText(field)).toBe(text));
});

describe("a title about an element keeps its name", () => {
  test.each([
    ["How to use the <form> element", "How to use the <form> element"],
    ["What &lt;button&gt; and <input> do", "What <button> and <input> do"],
    ["Why <SCRIPT> stops the page", "Why SCRIPT stops the page"],
    ["An <iframe> within an <iframe>", "An iframe within an iframe"],
    ["The <dialog> element", "The <dialog> element"],
  ])("%s", (field, text) => {
    expect(plainText(field)).toBe(text);
    expect(plainWords(field)).toBe(text);
  });

  test("in the body's own words one that formats as well", () => {
    expect(plainWords("What the <p> and the <a> are for")).toBe("What the <p> and the <a> are for");
    expect(plainWords("<a href=x>Gull</a> robs <b>boy</b>")).toBe("Gull robs boy");
  });
});
