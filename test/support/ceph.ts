import { randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, type S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { s3Client } from "#store/s3-client.ts";
import { renderConf } from "./ceph-conf.ts";
import { type CephTools, cephTools } from "./ceph-tools.ts";

export interface RealS3 {
  /** `http://127.0.0.1:port`; for `AWS_ENDPOINT_URL_S3` too. */
  readonly endpoint: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  client(config?: S3ClientConfig): S3Client;
  /** A new, empty bucket; gives its name. */
  createBucket(): Promise<string>;
  /** Ends the server; nothing of it remains. */
  stop(): Promise<void>;
}

/**
 * Starts a real S3 server, Ceph's gateway, from Debian packages: three daemons on free ports of loopback, about 150 MB,
 * ready after some seconds. They die with the process that started them, however it ends.
 * @throws Error that says what to install where the packages are missing, or what the daemons said where they do not start
 */
export const startRealS3 = async (): Promise<RealS3> => {
  const folder = mkdtempSync(join(tmpdir(), "ceph-"));
  const tools = cephTools(folder);
  const stop = async () => {
    await tools.endAll();
    rmSync(folder, { recursive: true, force: true });
  };
  const credentials = { accessKeyId: "REALKEY", secretAccessKey: "real-secret" };
  try {
    const endpoint = await startCeph(folder, tools, credentials);
    const client = (config: S3ClientConfig = {}) =>
      s3Client({ endpoint, region: "us-east-1", forcePathStyle: true, credentials, ...config });
    return {
      endpoint,
      credentials,
      client,
      async createBucket() {
        const name = `bucket-${randomUUID()}`;
        await client().send(new CreateBucketCommand({ Bucket: name }));
        return name;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Brings the daemons up one after the other, each when the one it needs answers. Gives the gateway's address. */
const startCeph = async (folder: string, tools: CephTools, credentials: RealS3["credentials"]): Promise<string> => {
  tools.checkInstalled();
  const cluster = randomUUID();
  const [monitorPort, gatewayPort] = await Promise.all([freePort(), freePort()]);
  for (const name of ["mon", "osd", "rgw"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "ceph.conf"), renderConf({ folder, cluster, monitorPort, gatewayPort }));

  const map = join(folder, "monmap");
  await tools.run("monmaptool", "--create", "--fsid", cluster, "--addv", "a", `[v1:127.0.0.1:${monitorPort}]`, map);
  await tools.run("ceph-mon", "-i", "a", "--mkfs", "--monmap", map);
  tools.start("ceph-mon", "-i", "a");
  await tools.until("the monitor answers", () => tools.run("ceph", "mon", "stat"));

  const disk = randomUUID();
  await tools.until("the monitor knows the disk", () => tools.run("ceph", "osd", "new", disk, "0"));
  await tools.run("ceph-osd", "-i", "0", "--mkfs", "--osd-uuid", disk);
  await startDisk(tools);

  const { accessKeyId, secretAccessKey } = credentials;
  const keys = ["--access-key", accessKeyId, "--secret", secretAccessKey];
  await tools.run("radosgw-admin", "user", "create", "--uid=seedwire", "--display-name=seedwire", ...keys);
  tools.start("radosgw", "-n", "client.rgw");
  const endpoint = `http://127.0.0.1:${gatewayPort}`;
  await tools.until("the gateway answers", () => fetch(endpoint));
  return endpoint;
};

/** A disk's first start ends now and then with "wrong fsid", before the monitor has told everybody of it: start it again. */
const startDisk = async (tools: CephTools): Promise<void> => {
  let disk = tools.start("ceph-osd", "-i", "0");
  await tools.until("the disk is up", async () => {
    if (disk.exitCode !== null) disk = tools.start("ceph-osd", "-i", "0");
    const state = await tools.run("ceph", "osd", "stat");
    if (!/\b1 up\b/.test(state)) throw new Error(`The disk is not up: ${state}`);
  });
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};
