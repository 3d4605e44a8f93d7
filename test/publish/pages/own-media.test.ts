import { expect, test } from "vitest";
import { raw } from "#publish/pages/html.ts";
import { nearMedia } from "#publish/pages/own-media.ts";

const near = (markup: string) => nearMedia({ siteUrl: "https://quay.example/feeds/" }, "../", raw(markup)).markup;

test("the site's own copies are referred to as seen from the page", () => {
  expect(near('<img alt="a > b" src="https://quay.example/feeds/media/a.png" />')).toBe(
    '<img alt="a > b" src="../media/a.png" />',
  );
  expect(near('<p><a href="https://quay.example/feeds/media/t.mp3">x</a></p>')).toBe(
    '<p><a href="../media/t.mp3">x</a></p>',
  );
});

test.each([
  '<img src="https://other.example/feeds/media/a.png">',
  '<a href="https://quay.example/feeds/articles/a.html">x</a>',
  '<a href="https://other.example/?https://quay.example/feeds/media/a.png">x</a>',
  '<code>&lt;img src="https://quay.example/feeds/media/a.png"&gt;</code>',
])("all else stays as it is: %s", (markup) => {
  expect(near(markup)).toBe(markup);
});
