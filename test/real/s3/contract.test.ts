import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { StoreConflict, StoreRefused } from "#model/errors.ts";
import { openS3 } from "#store/s3-store.ts";
import type { Store } from "#store/store.ts";
import { describeStore } from "../../store/contract.ts";
import { type RealS3, startRealS3 } from "../../support/ceph.ts";
import { type LossyWire, startLossyWire } from "../../support/lossy-wire.ts";
import { describeS3Server } from "../../support/s3-conformance.ts";

let server: RealS3;
beforeAll(async () => {
  server = await startRealS3();
});
afterAll(() => server.stop());

describeS3Server("Ceph", async () => ({ bucket: await server.createBucket(), client: server.client }));

describeStore("real S3", async () =>
  openS3({ bucket: await server.createBucket(), prefix: "below/", client: server.client() }),
);

describe("on a wire that loses things", () => {
  const body = Buffer.from("words");
  let bucket: string;
  let wire: LossyWire;
  let store: Store;
  beforeEach(async () => {
    bucket = await server.createBucket();
    wire = await startLossyWire(server.endpoint);
    store = openS3({ bucket, client: server.client({ endpoint: wire.endpoint }) });
  });
  afterEach(() => wire.close());

  test("a write on condition whose answer was lost has happened once", async () => {
    const old = await store.put("key", Buffer.from("old"));
    wire.loseNext("answer");
    const version = await store.put("key", body, { onlyIf: { version: old } });
    expect(await store.get("key")).toMatchObject({ version, body: new Uint8Array(body) });
    wire.loseNext("answer");
    await store.put("new", body, { onlyIf: "absent" });
    await expect(store.put("new", body, { onlyIf: "absent" })).rejects.toThrow(StoreConflict);
  });

  test("a write that never arrived is not taken for another writer's with the same bytes", async () => {
    wire.loseNext("answer");
    wire.loseNext("answer");
    await store.put("key", body, { onlyIf: "absent" });
    wire.loseNext("request");
    await expect(store.put("key", body, { onlyIf: "absent" })).rejects.toThrow(StoreConflict);
  });

  test("everything else is asked for again", async () => {
    await store.put("key", body);
    for (const what of ["request", "answer"] as const) {
      wire.loseNext(what);
      expect((await store.get("key"))?.body).toEqual(new Uint8Array(body));
      wire.loseNext(what);
      expect(await store.head("key")).toMatchObject({ size: 5 });
    }
    wire.loseNext("answer");
    await store.delete("key");
    expect(await store.head("key")).toBeUndefined();
  });
});

test("a bucket that is not there is named", async () => {
  const store = openS3({ bucket: "no-such-bucket", client: server.client() });
  await expect(store.get("key")).rejects.toMatchObject({
    name: "StoreRefused",
    hint: expect.stringContaining("There is no bucket no-such-bucket"),
  });
});

test("a stranger is refused", async () => {
  const client = server.client({ credentials: { accessKeyId: "REALKEY", secretAccessKey: "wrong" } });
  await expect(openS3({ bucket: await server.createBucket(), client }).get("key")).rejects.toThrow(StoreRefused);
});

test("without the packages it says what to install", async () => {
  vi.stubEnv("PATH", "/nowhere");
  await expect(startRealS3()).rejects.toThrow(/apt-get install -y --no-install-recommends radosgw/);
  vi.unstubAllEnvs();
});
