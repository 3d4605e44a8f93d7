import { describe, expect, test } from "vitest";
import { normalize } from "#normalize/normalize.ts";
import { articleOf, blocksOf, body, channel } from "./articles.ts";

const around = async (line: string) => {
  const entry = await normalize(articleOf(`New lock opens\n${body}\n${line}\n${body}`), channel);
  return { kept: entry.text.includes(line), rules: entry.notices.map(({ rule, quote }) => [rule, quote]) };
};

describe("what the site says and not the article goes, with a notice that quotes it", () => {
  const removed: Record<string, string[]> = {
    "promotion-removed": [
      "Sign up for our weekly newsletter",
      "Subscribe to The Quay newsletter and never miss a tide.",
      "Get the best of the harbour delivered to your inbox",
      "Enjoying this story? Subscribe for more.",
      "This article is for subscribers only.",
      "You have 2 free articles left this month",
      "Melden Sie sich für unseren Newsletter an",
      "Inscrivez-vous à notre newsletter du matin",
      "Suscríbete a nuestro boletín diario",
      "Iscriviti alla nostra newsletter",
      "Schrijf je in voor de nieuwsbrief van de haven",
      "Assine a newsletter do porto",
      "Подпишитесь на наш канал в Telegram",
    ],
    "consent-removed": [
      "We use cookies to give you the best experience on our website.",
      "This website uses cookies. By continuing you accept our policy.",
      "Accept all cookies",
      "Diese Website verwendet Cookies, um Inhalte zu personalisieren.",
    ],
    "advertisement-removed": [
      "Advertisement",
      "- ADVERTISEMENT -",
      "Anzeige",
      "Publicité",
      "Реклама",
      "Story continues below advertisement",
    ],
    "read-more-removed": [
      "Read more",
      "READ MORE: Five locks that changed the coast",
      "Related articles",
      "Lesen Sie auch: Fünf Schleusen an der Küste",
      "Lire aussi : cinq écluses",
      "Te puede interesar: cinco esclusas",
      "Leggi anche: cinque chiuse",
      "Lees ook: vijf sluizen",
      "Leia também: cinco eclusas",
      "Читайте также: пять шлюзов",
      "Czytaj także: pięć śluz",
    ],
    "sharing-removed": [
      "Follow us on Twitter and Facebook",
      "Share this article",
      "Tweet",
      "Leave a comment",
      "Folgen Sie uns auf Instagram",
    ],
  };
  for (const [rule, lines] of Object.entries(removed)) {
    test(rule, async () => {
      for (const line of lines) {
        expect(await around(line), line).toEqual({ kept: false, rules: [[rule, line]] });
      }
    });
  }
});

test("a note on rights goes at the edges, and stays in the middle, where an article may tell of one", async () => {
  for (const line of [
    "© 2025 Quay Press. All rights reserved.",
    "This article was originally published on The Quay.",
  ]) {
    const entry = await normalize(articleOf(`${body}\n${line}`), channel);
    expect(entry.notices.map(({ rule, quote }) => [rule, quote])).toEqual([["rights-removed", line]]);
  }
  const told = "This story was first published in 1897 by a printer on the quay.";
  const entry = await normalize(articleOf(`${body.repeat(3)}\n${told}\n${body.repeat(3)}`), channel);
  expect(entry.text).toContain(told);
});

test("names of networks go at the edges; a line or a heading in the text may be about them", async () => {
  const last = await normalize(articleOf(`${body}\nFacebook Twitter WhatsApp`), channel);
  expect(last.notices.map(({ rule }) => rule)).toEqual(["sharing-removed"]);
  const middle = await normalize(articleOf(`${body.repeat(3)}\nFacebook\n${body.repeat(3)}`), channel);
  expect(middle.html).toContain("<h2>Facebook</h2>");
});

test("a heading that an author wrote stays, and so does a single word that opens the text", async () => {
  const heading = { kind: "heading" as const, level: 2, text: "Sign up", html: "<h2>Sign up</h2>" };
  const manual = await normalize(
    articleOf("", { format: "markdown", blocks: [...blocksOf(body), heading, ...blocksOf(body)] }),
    channel,
  );
  expect(manual.html).toContain("<h2>Sign up</h2>");
  expect((await normalize(articleOf(`Advertising\n${body}`), channel)).text).toContain("Advertising");
});

test("the tagline of a promotion goes with it, and stays where it stands alone", async () => {
  const tagline = "A guide to tides and trade for the harbour and the town";
  const entry = await normalize(
    articleOf(`Receive our Tide Watch newsletter every Friday\n${tagline}\n${body}`),
    channel,
  );
  expect(entry.notices.map(({ rule, quote }) => [rule, quote])).toEqual([
    ["promotion-removed", "Receive our Tide Watch newsletter every Friday"],
    ["promotion-removed", tagline],
  ]);
  expect(entry.text.startsWith("The harbour authority")).toBe(true);
  expect((await normalize(articleOf(`${tagline}\n${body}`), channel)).title?.value).toBe(tagline);
});

test("sentences of the article stay, whatever they speak of", async () => {
  const sentences = [
    "The newsletter was free for all members of the pilots' union.",
    "She subscribed to the newsletter of the lock society years ago.",
    "We baked cookies for the whole crew and they were gone by noon.",
    "The website uses cookies to track pilots, the court found.",
    "Advertisement was banned on the quay in 1950.",
    "Follow the towpath to the old gates and turn left.",
    "“Follow us,” the pilot shouted.",
    "Read more books, the teacher told the children.",
    "Share prices of the port fell by a third.",
    "Related to the mayor by marriage, he kept his post.",
    "Comments by the mayor angered the pilots.",
    "The story first appeared in a newspaper that nobody read.",
    "Sign language is taught at the school by the lock.",
    "Get up early and you will see the barges leave.",
    "Register of ships, 1850 to 1900",
    "More than forty barges waited outside the gates.",
    "Printing the maps took the printer a year.",
  ];
  for (const line of sentences) expect(await around(line), line).toEqual({ kept: true, rules: [] });
});

test("nothing is taken out of long paragraphs, tables and code", async () => {
  const long = `Sign up for our newsletter, the poster said, and beneath it somebody had written an answer that ran over the whole wall of the old customs house. ${body.trim().split("\n")[0]}`;
  const block = { kind: "code" as const, text: "Read more", html: "<pre>Read more</pre>" };
  const article = articleOf(`${long}\n${body}`);
  const entry = await normalize({ ...article, blocks: [...article.blocks, block] }, channel);
  expect([entry.text.includes(long), entry.text.endsWith("Read more")]).toEqual([true, true]);
});
