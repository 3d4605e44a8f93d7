import { expect, test } from "vitest";
import type { Channel } from "#model/channel.ts";
import type { Seed } from "#model/seed.ts";
import { judge } from "#pipeline/look.ts";
import { startThread, type Thread } from "#pipeline/thread.ts";
import { openThreads } from "#pipeline/threads.ts";

const channel: Channel = {
  title: "Quay",
  description: "",
  siteUrl: "https://quay.example/",
  idAuthority: { name: "quay.example", date: "2026-01-01" },
  language: "en",
  timeZone: "Europe/Riga",
  entriesPerFeed: 50,
  content: "full",
  lastModified: "use",
};

const seedOf = (number: number): Seed => ({
  key: `news/${number}.md`,
  bytes: Buffer.from(
    `---\ndate: 2026-03-0${1 + (number % 9)}\n---\n# Ferry ${number} is late\n\nIt left at *${number}*.\n`,
  ),
  lastModified: 1_790_000_000,
});

const until = async (met: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await met())) await new Promise((resolve) => setTimeout(resolve, 5));
};

const readyThread = async (): Promise<Thread> => {
  const thread = startThread();
  await until(thread.isReady);
  return thread;
};

test("threads judge as the caller's own thread does, each seed for itself", async () => {
  const { judge: judgeAnywhere, close } = openThreads({ count: 2, patience: 0 });
  const seeds = Array.from({ length: 300 }, (_, number) => seedOf(number));
  const odd: Seed[] = [
    { key: "a.jpg", bytes: new Uint8Array() },
    { key: "b.exe", bytes: new Uint8Array([1]) },
    { key: "c.txt", bytes: Buffer.from("\u0000\u0001\u0002\u0003\u0004") },
  ];
  const judged = await Promise.all([...seeds, ...odd].map((seed) => judgeAnywhere(seed, channel)));
  await close();
  expect(judged).toEqual(await Promise.all([...seeds, ...odd].map((seed) => judge(seed, channel))));
});

test("the work goes to the threads as soon as they are loaded", async () => {
  const { judge: judgeAnywhere, close } = openThreads({ count: 1, patience: 1 });
  const notToBeSent = { ...seedOf(1), lastModified: (() => 0) as unknown as number };
  const isSent = () =>
    judgeAnywhere(notToBeSent, channel).then(
      () => false,
      () => true,
    );
  await until(isSent);
  await close();
  expect(await isSent()).toBe(false);
});

test("a thread gives what the caller's own would", async () => {
  const thread = await readyThread();
  expect(await thread.judge(seedOf(7), channel)).toEqual(await judge(seedOf(7), channel));
  await thread.close();
});

test("what fails in a thread fails where it was asked for, and the thread goes on", async () => {
  const thread = await readyThread();
  await expect(thread.judge(undefined as unknown as Seed, channel)).rejects.toThrow(TypeError);
  await expect(thread.judge((() => undefined) as unknown as Seed, channel)).rejects.toThrow("could not be cloned");
  expect(thread.inHand()).toBe(0);
  expect(await thread.judge(seedOf(1), channel)).toMatchObject({ kind: "entry" });
  await thread.close();
});

test("a thread that ends gives back what it had in hand", async () => {
  const thread = await readyThread();
  const asked = Array.from({ length: 20 }, (_, number) => thread.judge(seedOf(number), channel));
  await thread.close();
  const judged = await Promise.all(asked);
  expect(judged).toEqual(await Promise.all(judged.map((_, number) => judge(seedOf(number), channel))));
  expect(thread.isReady()).toBe(false);
});

test("work goes on when the threads are closed under it, and after", async () => {
  const { judge: judgeAnywhere, close } = openThreads({ count: 1, patience: 0 });
  const asked = Array.from({ length: 50 }, (_, number) => judgeAnywhere(seedOf(number), channel));
  await close();
  for (const outcome of await Promise.all(asked)) expect(outcome).toMatchObject({ kind: "entry" });
  expect(await judgeAnywhere(seedOf(1), channel)).toMatchObject({ kind: "entry" });
});
