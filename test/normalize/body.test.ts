import { describe, expect, test } from "vitest";
import { normalize } from "#normalize/normalize.ts";
import { articleOf, blocksOf, body, channel } from "./articles.ts";

const entryOf = (text: string, parts = {}) => normalize(articleOf(text, parts), channel);

describe("a caption in front of raw text", () => {
  const caption =
    "Harbour master Ada Lund and engineer Olaf Stern open the gate of the new lock in the presence of the mayor, March 3, 2025. — Reuters";

  test("becomes a figure with its credit, and neither the lede nor the source", async () => {
    const entry = await entryOf(`${caption}\n${body}`);
    expect(entry.html).toMatch(
      /^<figure><figcaption>Harbour master Ada Lund .* March 3, 2025\. <small>— Reuters<\/small><\/figcaption><\/figure>/,
    );
    expect(entry.summary?.value).toMatch(/^The harbour authority/);
    expect([entry.source, entry.authors]).toEqual([undefined, []]);
  });

  test("is parted from the lede it is glued to", async () => {
    const entry = await entryOf(`${caption} ${body.trim()}`);
    expect(entry.html).toContain("<small>— Reuters</small></figcaption></figure>\n<p>The harbour authority");
  });

  test("is known by the marks of picture services", async () => {
    const credits = [
      "The new lock at dusk. (AP Photo/Marta Quill)",
      "The new lock at dusk. Photo: Marta Quill",
      "The new lock at dusk | Getty Images",
      "The new lock at dusk. [Olaf Stern/Reuters]",
      "Photo: Marta Quill",
    ];
    for (const line of credits) {
      const entry = await entryOf(`${body}\n${line}\n${body}`);
      expect(entry.html, line).toContain("<figure><figcaption>");
      expect(entry.authors, line).toEqual([]);
    }
  });

  test("is not a sentence that speaks of pictures or agencies", async () => {
    for (const line of [
      "The photo: nobody knows who took it or when it was made.",
      "The photo: Somebody took it at dawn.",
      "He sold the picture to Reuters.",
      "He works for Getty Images.",
    ]) {
      expect((await entryOf(`${body}\n${line}\n${body}`)).html, line).not.toContain("<figure>");
    }
  });
});

test("a figure's caption gives its credit away", async () => {
  const figure = {
    kind: "figure" as const,
    text: "The lock at dusk. — Reuters",
    html: '<figure><img src="/lock.jpg" alt=""><figcaption>The lock at dusk. — Reuters</figcaption></figure>',
    image: { url: "/lock.jpg", caption: "The lock at dusk. — Reuters" },
  };
  const { images } = await entryOf("", { format: "html", blocks: [figure, ...blocksOf(body)] });
  expect(images).toEqual([{ url: "https://news.example/lock.jpg", caption: "The lock at dusk.", credit: "Reuters" }]);
});

describe("a standfirst", () => {
  const points =
    "Harbour authority opens new lock gates.\nBarges save half a day on the way to the sea.\nOld gates are kept as a monument.";

  test("becomes the summary and stays as a list", async () => {
    const entry = await entryOf(`${points}\n${body}`);
    expect(entry.summary).toMatchObject({ value: points.replaceAll("\n", " "), origin: "standfirst" });
    expect(entry.html).toMatch(/^<ul><li>Harbour authority opens/);
    expect(entry.title?.value).toMatch(/^Harbour authority opens new lock gates/);
  });

  test("is no story that opens with short sentences", async () => {
    const entry = await entryOf(
      `It was cold and dark that night.\nNobody had slept, least of all the pilots.\n${body}`,
    );
    expect(entry.html).not.toContain("<ul>");
    expect(entry.summary?.origin).toBe("lede");
  });
});

describe("a short line between paragraphs of raw text", () => {
  test("is a heading, in capitals or as a question too", async () => {
    for (const line of ["Old gates become a monument", "HALF A DAY SAVED", "LOSING THE BASIN?"]) {
      expect((await entryOf(`${body}\n${line}\n${body}`)).html, line).toContain(`<h2>${line}</h2>`);
    }
  });

  test("is none where it is a sentence, a label, one of several, or last", async () => {
    for (const lines of ["He left.", "In short:", "Red gate\nGreen gate\nBlue gate", "“Why now?”"]) {
      expect((await entryOf(`${body}\n${lines}\n${body}`)).html, lines).not.toContain("<h2>");
    }
    expect((await entryOf(`${body}\nOld gates become a monument`)).html).not.toContain("<h2>");
  });

  test("is left alone where markup could have said so", async () => {
    expect((await entryOf(`${body}\nOld gates\n${body}`, { format: "html" })).html).not.toContain("<h2>");
  });
});

describe("a live page", () => {
  test("is one entry; a time labels the block below it", async () => {
    const entry = await entryOf(`New lock opens UPDATED\n${body}\n17:59\n${body}\n13:41\n${body}\nBy Marta Quill`);
    expect(entry.updates).toEqual([
      { time: "17:59", opening: "The harbour authority opened the new lock gates on the eastern basin" },
      { time: "13:41", opening: "The harbour authority opened the new lock gates on the eastern basin" },
    ]);
    expect(entry.html).toContain("<h3>17:59</h3>");
    expect(entry.notices).toContainEqual(expect.objectContaining({ rule: "live-page", quote: "17:59, 13:41" }));
    expect(entry.authors[0]?.value.name).toBe("Marta Quill");
  });

  test("has two times or more; one alone is a line of the text", async () => {
    expect((await entryOf(`${body}\n17:59\n${body}`)).updates).toEqual([]);
  });
});

describe("a date line above the text", () => {
  test("leaves the body, and a prefix leaves its text behind", async () => {
    for (const text of [`Published: 3 March 2025\n${body}`, ` date 2025-03-03 ${body.trim()}`]) {
      const entry = await entryOf(text);
      expect(entry.text.startsWith("The harbour authority")).toBe(true);
      expect(entry.published).toMatchObject({ origin: "header" });
    }
  });

  test("is not the beginning of a sentence", async () => {
    expect(
      (
        await entryOf(
          `On March 3, 2025 the old gates were closed for ever by the harbour authority of the town.\n${body}`,
        )
      ).text,
    ).toMatch(/^On March 3/);
  });
});

describe("a date line under the text", () => {
  const dayOf = async (text: string) => (await entryOf(text, { key: "harbour.txt" })).published?.quote;

  test("dates the article", async () => {
    expect(await dayOf(`${body}\n3 March 2025`)).toBe("3 March 2025");
    const both = `${body}\nPublished: 3 March 2025\nUpdated: 4 March 2025`;
    expect(await dayOf(both)).toBe("Published: 3 March 2025");
    expect((await entryOf(both, { key: "harbour.txt" })).text).not.toContain("March 2025");
  });

  test("dates nothing where it is the last of a list of teasers, each with its own", async () => {
    expect(
      await dayOf(`${body}\nThe pier\n5 March 2025\nThe lock\n4 March 2025\nThe quay\n3 March 2025`),
    ).toBeUndefined();
  });
});
