import { describe, expect, test } from "vitest";
import { ConfigurationError } from "#model/errors.ts";
import { refuseOverlap } from "#pipeline/overlap.ts";

describe("articles and site", () => {
  test.each([
    ["/a/seeds", "/a/seeds"],
    ["/a", "/a/site"],
    ["/a/", "/a/site/"],
    ["/", "/a/site"],
    ["/a/site/public", "/a/site"],
    ["/a/site/public/articles", "/a/site"],
    ["/a/site/state", "/a/site/"],
    ["s3://bucket", "s3://bucket"],
    ["s3://bucket/", "s3://bucket/feeds/"],
    ["s3://bucket/a", "s3://bucket/a/feeds"],
    ["s3://bucket/public", "s3://bucket"],
  ])("in %s and %s overlap", (seeds, out) => {
    expect(() => refuseOverlap(seeds, out)).toThrow(ConfigurationError);
    expect(() => refuseOverlap(seeds, out)).toThrow(`The site in ${out} and the articles in ${seeds} overlap`);
  });

  test.each([
    ["/a/seeds", "/a/site"],
    ["/a/site-seeds", "/a/site"],
    ["/a/site", "/a/site-seeds"],
    ["/a/seeds", "/a"],
    ["/a/publication", "/a"],
    ["s3://bucket", "s3://other"],
    ["s3://bucket/in", "s3://bucket/out"],
    ["s3://bucket/in", "s3://bucket"],
    ["/bucket", "s3://bucket"],
  ])("in %s and %s do not", (seeds, out) => {
    expect(() => refuseOverlap(seeds, out)).not.toThrow();
  });
});
