import { expect, test } from "vitest";
import { StateUnreadable } from "#model/errors.ts";
import { build } from "#pipeline/build.ts";
import { publishSite } from "#pipeline/publish-site.ts";
import { article, cleanBuildOf, drop, handle, publicOf, siteOf } from "../support/test-site.ts";

/** A site of two articles whose catalog somebody deleted, and a third that lands. */
const bereft = async () => {
  const site = siteOf();
  await drop(site.seeds, "bell.md", article("Bell rings"));
  await drop(site.seeds, "crab.md", article("Crab walks sideways"));
  await build(site);
  await site.out.delete("state/root.json");
  await drop(site.seeds, "gull.md", article("Gull returns"));
  return { site, before: await publicOf(site.out) };
};

test("without its catalog neither a tick nor an event takes the site that stands away", async () => {
  const { site, before } = await bereft();
  await expect(publishSite(site)).rejects.toThrow(StateUnreadable);
  await expect(handle(site, "gull.md")).rejects.toThrow(StateUnreadable);
  expect(await publicOf(site.out)).toEqual(before);
  expect(await site.out.head("state/root.json")).toBeUndefined();
});

test("a build makes a lost catalog again", async () => {
  const { site } = await bereft();
  await build(site);
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));
});

test("a site whose feeds stand and which never had an article takes the first one in", async () => {
  const site = siteOf();
  await publishSite(site);
  await drop(site.seeds, "bell.md", article("Bell rings"));
  await handle(site, "bell.md");
  expect(await publicOf(site.out)).toEqual(await cleanBuildOf(site.seeds));
});
