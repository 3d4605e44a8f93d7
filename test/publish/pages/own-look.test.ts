import { describe, expect, test } from "vitest";
import type { Channel } from "#model/channel.ts";
import { ConfigurationError } from "#model/errors.ts";
import { overrideConfiguration, parseConfiguration } from "#pipeline/configuration.ts";
import { renderArticlePage } from "#publish/pages/article-page.ts";
import { renderIndex } from "#publish/pages/index-page.ts";
import { channel, plainEntry } from "../../support/page-articles.ts";
import { parsePage } from "../../support/parse-page.ts";

const least = { siteUrl: "https://quay.example/", id: { authority: "quay.example", date: "2024-01-01" } };
const pagesOf = (pages: object): Channel["pages"] => parseConfiguration({ ...least, pages }, "here").pages;
const article = (pages: NonNullable<Channel["pages"]>, more: Partial<Channel> = {}) =>
  parsePage(renderArticlePage({ ...channel, ...more, pages }, plainEntry));

describe("a site's own style sheet", () => {
  test("follows ours, from whatever depth", () => {
    const sheets = article({ stylesheet: "look/our theme.css" }).all('link[rel="stylesheet"]');
    expect(sheets.map((sheet) => sheet.getAttribute("href"))).toEqual(["../style.css", "../look/our%20theme.css"]);
  });

  test.each([
    "https://cdn.example/x.css",
    "//cdn.example/x.css",
    "/theme.css",
    "../theme.css",
    "look/../../x.css",
    "look//x.css",
    "theme.css?1",
    "theme",
    "style.css",
    "",
  ])("may not be %j: it is a file of the site, and the policy holds", (stylesheet) => {
    expect(() => pagesOf({ stylesheet })).toThrow(/pages\.stylesheet: found .* a path below public\//);
  });
});

describe("a site's own logo", () => {
  test("stands on every page, and is the icon where the feed has no picture", () => {
    const page = article({ logo: "logo.svg" });
    expect(page.one(".home img").getAttribute("src")).toBe("../logo.svg");
    expect(page.one('link[rel="icon"]').getAttribute("href")).toBe("../logo.svg");
    const index = parsePage(renderIndex({ ...channel, pages: { logo: "logo.svg" } }, []));
    expect(index.one(".banner img").getAttribute("src")).toBe("logo.svg");
  });

  test("leaves the icon to the feed's picture", () => {
    const page = article({ logo: "https://wire.example/logo.svg" }, { image: "https://wire.example/bell.png" });
    expect(page.one(".home img").getAttribute("src")).toBe("https://wire.example/logo.svg");
    expect(page.one('link[rel="icon"]').getAttribute("href")).toBe("https://wire.example/bell.png");
  });

  test("that is given as a hostile address stays a file of the site", () => {
    expect(article({ logo: "javascript:alert(1)" }).one(".home img").getAttribute("src")).toBe(
      "../javascript%3Aalert(1)",
    );
  });

  test.each(["javascript:alert(1)", "data:image/png,x", "/logo.svg", "//cdn.example/logo.svg", "https://", "../x.png"])(
    "may not be %j",
    (logo) => {
      expect(() => pagesOf({ logo })).toThrow(/pages\.logo: found .* an address that begins with/);
    },
  );
});

describe("a site's own footer", () => {
  test("is text, a paragraph a line, above the line on rights", () => {
    const page = article({ footer: "Harbour Wire, Pier 4\n<b>Bell</b> & tackle\n" });
    expect(page.all("footer p").map(({ textContent }) => textContent)).toEqual([
      "Harbour Wire, Pier 4",
      "<b>Bell</b> & tackle",
      "© The Harbour Wire. Texts may be shared with a link.",
    ]);
    expect(page.all("footer b")).toEqual([]);
  });

  test("may not be empty", () => {
    expect(() => pagesOf({ footer: "" })).toThrow(ConfigurationError);
  });
});

describe("the settings of the pages", () => {
  test("are as they were written; what is not set is absent", () => {
    const pages = { stylesheet: "look/theme.css", logo: "https://wire.example/logo.svg", footer: "Pier 4" };
    expect(pagesOf(pages)).toEqual(pages);
    expect(pagesOf({ logo: "art/logo.png" })).toEqual({ logo: "art/logo.png" });
    expect(parseConfiguration(least, "here")).not.toHaveProperty("pages");
  });

  test("can be set by variables", () => {
    const json = overrideConfiguration(
      { ...least, pages: { footer: "Pier 4" } },
      { SEEDWIRE_PAGES_LOGO: "logo.svg", SEEDWIRE_PAGES_STYLESHEET: "theme.css" },
    );
    expect(parseConfiguration(json, "here").pages).toEqual({
      footer: "Pier 4",
      logo: "logo.svg",
      stylesheet: "theme.css",
    });
  });

  test("hold no other", () => {
    expect(() => pagesOf({ css: "theme.css" })).toThrow(/pages\.css: there is no such setting/);
  });
});
