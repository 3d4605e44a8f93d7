import { describe, expect, test } from "vitest";
import { postForm } from "#pipeline/post-form.ts";
import { startHub } from "../support/hub.ts";

const FORM = "hub.mode=publish&hub.url=a%26b&hub.topic=a%26b";
const PATIENCE = 10_000;

describe("a form that is posted", () => {
  test("arrives as it is, and its status comes back", async () => {
    const hub = await startHub(() => 204);
    expect(await postForm(hub.address, FORM, PATIENCE)).toBe(204);
    expect(hub.heard).toEqual(["a&b"]);
  });

  test("follows nobody who sends it elsewhere", async () => {
    const hub = await startHub(() => 307);
    expect(await postForm(hub.address, FORM, PATIENCE)).toBe(307);
    expect(hub.heard).toHaveLength(1);
  });

  test("is given up when its time is over, and says so", async () => {
    const hub = await startHub(() => "hang");
    await expect(postForm(hub.address, FORM, 100)).rejects.toThrow("no answer within 100 ms");
  });

  test("is given up at an interrupt", async () => {
    const interrupt = new AbortController();
    const hub = await startHub(() => {
      interrupt.abort();
      return "hang";
    });
    await expect(postForm(hub.address, FORM, PATIENCE, interrupt.signal)).rejects.toThrow("aborted");
  });

  test.each(["http://127.0.0.1:1/", "https://127.0.0.1:1/"])("fails where nobody listens: %s", async (address) => {
    await expect(postForm(address, FORM, PATIENCE)).rejects.toThrow("ECONNREFUSED");
  });

  test("fails where the connection breaks", async () => {
    const hub = await startHub(() => "reset");
    await expect(postForm(hub.address, FORM, PATIENCE)).rejects.toThrow("socket hang up");
  });
});
