import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryAddress, feedAddress, pageAddress, paths, siteAddress, webAddress } from "#publish/links.ts";

const channel = { siteUrl: "https://news.example/daily/" };

const ajv = new Ajv();
addFormats.default(ajv);
const isUri = ajv.compile({ type: "string", format: "uri" });

describe("addresses", () => {
  test("a document stands below the site's address", () => {
    expect(feedAddress(channel, paths.rss)).toBe("https://news.example/daily/rss.xml");
    expect(siteAddress(channel)).toBe("https://news.example/daily/");
  });

  test("a page's name is percent-encoded, its folders are kept", () => {
    expect(pageAddress(channel, { page: "articles/ü #1?-0a1b2c3d.html" })).toBe(
      "https://news.example/daily/articles/%C3%BC%20%231%3F-0a1b2c3d.html",
    );
  });

  test("a document's address is the one a browser would make of its escaped path", () => {
    const segments = fc.array(fc.constantFrom("a", "B9-_.c", ".", "..", ".d", "", "%41", "ü ~", "e:f"), {
      minLength: 1,
    });
    const path = segments.map((names) => names.join("/"));
    fc.assert(
      fc.property(path, fc.constantFrom("daily/", "daily/index.html", "daily", ""), (path, base) => {
        const siteUrl = `https://news.example/${base}`;
        const escaped = path.split("/").map(encodeURIComponent).join("/");
        const resolve = () => new URL(escaped, siteUrl).href;
        if (URL.canParse(escaped, siteUrl)) expect(feedAddress({ siteUrl }, path)).toBe(webAddress(resolve()));
      }),
    );
  });

  test("an article with an address of its own is read there", () => {
    const page = "articles/a-00000000.html";
    expect(entryAddress(channel, { page, url: "https://paper.example/a?x=1&y=2#c" })).toBe(
      "https://paper.example/a?x=1&y=2#c",
    );
    expect(entryAddress(channel, { page })).toBe("https://news.example/daily/articles/a-00000000.html");
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "/relative",
    "mailto:a@b.example",
    "http://{host}/",
    "nonsense",
  ])("%s is no address for a reader", (url) => {
    expect(webAddress(url)).toBeUndefined();
    expect(entryAddress(channel, { page: "articles/a.html", url })).toBe("https://news.example/daily/articles/a.html");
  });

  test("what RFC 3986 does not allow is percent-encoded, what is encoded stays", () => {
    expect(webAddress("https://a.example/[x]|y^z/100%/%41?q={1}#f#g")).toBe(
      "https://a.example/%5Bx%5D%7Cy%5Ez/100%25/%41?q=%7B1%7D#f%23g",
    );
    expect(webAddress("http://[::1]:8080/ü")).toBe("http://[::1]:8080/%C3%BC");
  });

  test("every address is a URI by RFC 3986 and encoding it again changes nothing", () => {
    const tail = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(fc.webAuthority(), tail, tail, (authority, path, fragment) => {
        const address = webAddress(`https://${authority}/${path}#${fragment}`) ?? "";
        expect(isUri(address), address).toBe(true);
        expect(webAddress(address)).toBe(address);
      }),
    );
  });
});
