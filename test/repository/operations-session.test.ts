import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { build } from "#pipeline/build.ts";
import { openS3 } from "#store/s3-store.ts";
import { openMemory } from "../support/memory-store.ts";
import { readProjectFile } from "../support/project.ts";
import { ended, s3Environment } from "../support/seedwire.ts";
import { copyProject, standInsFor } from "../support/stand-ins.ts";
import { startStrictS3 } from "../support/strict-s3.ts";
import { article, channel, cleanBuildOf, drop, NOON, siteOf } from "../support/test-site.ts";

/** All shell blocks of the page, one after the other: an operator's longest night. */
const session = [...readProjectFile("docs/operations.md").matchAll(/```sh\n([\s\S]*?)```/g)]
  .map(([, block = ""]) => block)
  .join("\n");

/** Answers as AWS would, and fails for a stack, an output or a function that the template does not make. */
const AWS = String.raw`
fail() { echo "aws: there is no such thing: $1" >&2; exit 1; }
case "$*" in
  *"describe-stacks --stack-name seedwire-prod "*)
    name=$(printf '%s' "$*" | sed -n "s/.*OutputKey=='\([A-Za-z]*\)'.*/\1/p")
    grep -q "^  $name:" deploy/outputs.yml || fail "$name"
    case "$name" in DropArticlesInto) echo s3://seeds/ ;; FeedsBucketName) echo feeds ;; *) echo "its-$name" ;; esac ;;
  *describe-stacks*) fail "$*" ;;
  *"--function-name seedwire-prod-ingest"* | *"--function-name seedwire-prod-reconcile"*) echo its-mapping ;;
  *--function-name*) fail "$*" ;;
  *"logs tail /aws/lambda/seedwire-prod-ingest "* | *"logs tail /aws/lambda/seedwire-prod-reconcile "*) ;;
  *"logs tail"*) fail "$*" ;;
  *list-object-versions*IsLatest*) printf 'a night.md\tv1\nb.md\tv2\n' ;;
  *list-object-versions*) printf 'v3\nv4\n' ;;
  *get-queue-attributes*QueueArn*) echo its-arn ;;
esac`;

/** What needs no account runs as it is: the build, the package, and every command of seedwire, over a small S3. */
const NPM = 'case "$*" in ci | "run deploy") ;; *) really "$@" ;; esac';

test("the commands of docs/operations.md run one after the other, those of AWS and git over stand-ins", async () => {
  const server = await startStrictS3();
  onTestFinished(() => server.close());
  for (const bucket of ["seeds", "feeds"]) server.bucket(bucket);
  const [seeds, out] = ["seeds", "feeds"].map((bucket) => openS3({ bucket, client: server.client() }));
  if (!seeds || !out) throw new Error("There is no store");
  await drop(seeds, "bell.txt", article("Bell rings"));
  await build(siteOf({ seeds, out, channel: { ...channel, siteUrl: "https://quay.lv/" } }));

  const copy = copyProject();
  const standIns = standInsFor({ aws: AWS, git: "", npm: NPM });
  const child = spawn("bash", ["--norc", "-euo", "pipefail", "-c", session], {
    cwd: copy,
    env: { PATH: `${standIns.path}:${process.env.PATH}`, HOME: copy, LC_ALL: "C.UTF-8", ...s3Environment(server) },
  });
  const { code, stdout, stderr } = await ended(child);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain("Service packaged");
  expect(stdout).toContain("well   every article was looked at");
  expect(stdout).toContain("1 seed: 1 published.");
  expect(existsSync(join(copy, ".serverless/cloudformation-template-update-stack.json"))).toBe(true);
  expect([...server.bucket("feeds").keys()]).toContain("rebuilt/state/root.json");

  const calls = standIns.calls();
  expect(calls).toContain("npm run deploy");
  expect(calls).toContain("aws sqs start-message-move-task --source-arn its-arn");
  expect(calls).toContain("aws lambda update-event-source-mapping --uuid its-mapping --no-enabled");
  expect(calls).toContain("aws s3 sync s3://feeds/rebuilt/state/nodes/ s3://feeds/state/nodes/");
  expect(calls).toContain("aws s3 cp s3://feeds/rebuilt/state/root.json s3://feeds/state/root.json");
  const deleted = calls.filter((call) => call.startsWith("aws s3api delete-object "));
  expect(deleted).toEqual([
    "aws s3api delete-object --bucket seeds --key a night.md --version-id v1",
    "aws s3api delete-object --bucket seeds --key b.md --version-id v2",
    "aws s3api delete-object --bucket seeds --key 2026/harbour.md --version-id v3",
    "aws s3api delete-object --bucket seeds --key 2026/harbour.md --version-id v4",
  ]);
}, 180_000);

test("a catalog that was built beside the site, with other settings, can take the place of a lost one", async () => {
  const out = openMemory(() => NOON - 86_400);
  const site = siteOf({ out });
  for (const key of ["bell.txt", "crab.txt"]) await drop(site.seeds, key, article(`${key} rings`));
  await build(site);
  const beside = openMemory(() => NOON);
  await build({ ...site, out: beside, channel: { ...channel, title: "Another", timeZone: "Asia/Tokyo" } });
  await site.seeds.delete("crab.txt");
  await drop(site.seeds, "eel.txt", article("Eel turns"));

  await out.delete("state/root.json");
  for (const [key, text] of Object.entries(beside.texts("state/"))) out.plant(key, text);
  await build(site);
  expect(out.texts("public/")).toEqual(await cleanBuildOf(site.seeds));
});
