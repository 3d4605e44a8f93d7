import { describe, expect, test } from "vitest";
import type { Asset } from "#model/asset.ts";
import type { Entry } from "#model/entry.ts";
import { assetKeys, attachAssets, mediaPath } from "#publish/assets.ts";
import { channel, entry } from "../../support/feed-articles.ts";

/** Files dropped beside an article: its references are absolute by now, against the site. */

const SITE = "https://orchard.example/";
const photo: Asset = { key: "news/photo 1.jpg", size: 5000, type: "image/jpeg", width: 1600, height: 900 };
const talk: Asset = { key: "news/talk.mp3", size: 3214, type: "audio/mpeg" };

const attached = (more: Partial<Entry>, ...assets: readonly Asset[]) => attachAssets(channel, entry(more), assets);

const PHOTO = mediaPath(photo.key);
const TALK = mediaPath(talk.key);

describe("an asset is published", () => {
  test("under its name and a mark of its key, whatever folders it lies in", () => {
    expect(PHOTO).toMatch(/^media\/photo-1-[\da-f]{8}\.jpg$/);
    expect(mediaPath("archive/photo 1.JPG")).toMatch(/^media\/photo-1-[\da-f]{8}\.jpg$/);
    expect(mediaPath("archive/photo 1.jpg")).not.toBe(PHOTO);
  });

  test.each(["../../x.png", "a//b.png", "Ж.png", "..png", `${"x".repeat(1000)}.png`, '"><script>.png', "\0\n.png"])(
    "under a path that every store and server takes: %j",
    (key) => {
      expect(mediaPath(key)).toMatch(/^media\/(?:\w[\w.-]{0,59}-)?[\da-f]{8}\.png$/);
    },
  );
});

describe("a picture beside the article", () => {
  const html = `<p>Pears <img src="${SITE}photo%201.jpg" alt="a &gt; b"></p>`;

  test("is shown from where it is published, with its size", () => {
    expect(attached({ html }, photo).html).toBe(
      `<p>Pears <img src="${SITE}${PHOTO}" alt="a &gt; b" width="1600" height="900"></p>`,
    );
    const closed = html.replace('">', '" />');
    expect(attached({ html: closed }, photo).html).toContain('alt="a &gt; b" width="1600" height="900" />');
  });

  test("keeps the size at which the article shows it", () => {
    const sized = html.replace("<img", '<img width="200"');
    expect(attached({ html: sized }, photo).html).toContain('<img width="200" src=');
    expect(attached({ html: sized }, photo).html).not.toContain("1600");
  });

  test("stands for the article with its size, its caption and its credit", () => {
    const images = [{ url: `${SITE}photo%201.jpg`, alt: "Pears", credit: "A. Brandt" }];
    expect(attached({ images }, photo).images).toEqual([
      { url: `${SITE}${PHOTO}`, alt: "Pears", credit: "A. Brandt", width: 1600, height: 900 },
    ]);
  });
});

describe("a recording beside the article", () => {
  const url = `${SITE}talk.mp3`;

  test("is attached with its true type and length, and keeps its title and duration", () => {
    const attachments = [{ url, type: "audio/mp3", length: 1, title: "The talk", duration: 60 }];
    expect(attached({ attachments }, talk).attachments).toEqual([
      { url: `${SITE}${TALK}`, type: "audio/mpeg", length: 3214, title: "The talk", duration: 60 },
    ]);
  });

  test("that the text links to becomes an attachment, once", () => {
    const html = `<p><a href="${url}">Listen</a> or <a href="${url}">hear</a></p>`;
    const attachment = { url: `${SITE}${TALK}`, type: "audio/mpeg", length: 3214 };
    expect(attached({ html }, talk).attachments).toEqual([attachment]);
    const titled = { url, type: "audio/mpeg", title: "The talk" };
    expect(attached({ html, attachments: [titled] }, talk).attachments).toEqual([{ ...attachment, title: "The talk" }]);
    expect(attached({ html }, talk).html).not.toContain(`"${url}"`);
  });
});

test("what is no asset stays as it is", () => {
  const html = `<p><a href="https://other.example/photo%201.jpg">x</a> <img src="${SITE}other.jpg"> src="${SITE}talk.mp3"</p>`;
  const one = entry({ html, images: [{ url: "https://other.example/talk.mp3" }] });
  expect(attachAssets(channel, one, [photo, talk])).toEqual(one);
  expect(attachAssets(channel, one, [])).toBe(one);
});

test("an address with signs that HTML escapes is found and written", () => {
  const asset = { ...photo, key: "news/a&b.jpg" };
  const html = `<img src="${SITE}a&amp;b.jpg">`;
  expect(assetKeys(channel, entry({ html })).flat()).toContain(asset.key);
  expect(attached({ html }, asset).html).toBe(`<img src="${SITE}${mediaPath(asset.key)}" width="1600" height="900">`);
});

describe("where a file may lie", () => {
  const keys = (address: string, more: Partial<Entry> = {}, of = channel) =>
    assetKeys(of, entry({ key: "2025/news/pears.md", images: [{ url: address }], ...more })).flat();

  test("is beside the article, then in the folders above", () => {
    expect(keys(`${SITE}img/a.jpg`)).toEqual(["2025/news/img/a.jpg", "2025/img/a.jpg", "img/a.jpg"]);
    expect(keys(`${SITE}a.jpg`, { key: "pears.md" })).toEqual(["a.jpg"]);
  });

  test("is the same where the site is in a folder, for a path from the root too", () => {
    const of = { ...channel, siteUrl: `${SITE}feeds/` };
    expect(keys(`${SITE}feeds/a.jpg`, {}, of)[0]).toBe("2025/news/a.jpg");
    expect(keys(`${SITE}img/a.jpg`, {}, of)).toContain("img/a.jpg");
  });

  test("follows the article's own address where it has one", () => {
    expect(keys("https://paper.example/2025/a.jpg", { url: "https://paper.example/2025/pears" })[0]).toBe(
      "2025/news/a.jpg",
    );
  });

  test("is nowhere for other sites, pages and what is no address", () => {
    for (const address of ["https://other.example/a.jpg", `${SITE}articles/a.html`, `${SITE}tags/`, "no address"]) {
      expect(keys(address)).toEqual([]);
    }
  });

  test("is told once for all of an entry's references", () => {
    const html = `<img src="${SITE}a.jpg"><a href="${SITE}b.pdf">b</a><a name="x">c</a>`;
    const more = { key: "pears.md", html, attachments: [{ url: `${SITE}b.pdf`, type: "application/pdf" }] };
    expect(keys(`${SITE}a.jpg`, more)).toEqual(["a.jpg", "b.pdf"]);
  });
});
