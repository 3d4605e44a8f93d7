import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A status, or: no answer for ever, or the connection breaks. */
export type HubAnswer = number | "hang" | "reset";

export interface TestHub {
  readonly address: string;
  /** The topics it was told of, as they came, whatever it answered. */
  readonly heard: string[];
  /** What it answers to the nth time (from 0) that it is told of a topic. May be changed at any time. */
  answer: (topic: string, nth: number) => HubAnswer | Promise<HubAnswer>;
}

/**
 * A WebSub hub on loopback that hears publishers and accepts what they tell, until the test ends. As strict as the real
 * ones together: one topic a request, under both names, in a form.
 */
export const startHub = async (answer: TestHub["answer"] = () => 202): Promise<TestHub> => {
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request));
    const topics = [...form.getAll("hub.url"), ...form.getAll("hub.topic")];
    const [topic = "", again] = topics;
    const type = request.headers["content-type"];
    if (
      request.method !== "POST" ||
      type !== "application/x-www-form-urlencoded" ||
      form.get("hub.mode") !== "publish" ||
      topics.length !== 2 ||
      topic !== again
    )
      return void response.writeHead(400).end();
    const nth = hub.heard.filter((heard) => heard === topic).length;
    hub.heard.push(topic);
    const answered = await hub.answer(topic, nth);
    if (answered === "reset") response.destroy();
    else if (answered !== "hang") response.writeHead(answered).end("This is what a hub may say.");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const hub: TestHub = { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, heard: [], answer };
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return hub;
};
