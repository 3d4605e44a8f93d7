import { describe, expect, test } from "vitest";
import { normalize } from "#normalize/normalize.ts";
import { articleOf, blocksOf, body, channel, declare } from "./articles.ts";

const titleOf = async (text: string, parts = {}) => (await normalize(articleOf(text, parts), channel)).title;

describe("a given title", () => {
  test("is the first line where that is short, no sentence, and running text follows", async () => {
    const entry = await normalize(articleOf(`New lock opens in the eastern basin\n${body}`), channel);
    expect(entry.title).toMatchObject({ value: "New lock opens in the eastern basin", origin: "first-line" });
    expect(entry.text.startsWith("The harbour authority")).toBe(true);
  });

  test("heads a short note too, where what stands below is told in a sentence", async () => {
    expect(await titleOf("New pier opens\nFerries have sailed from it since Monday.")).toMatchObject({
      value: "New pier opens",
      origin: "first-line",
    });
    expect((await titleOf("New pier opens\nAnd closes"))?.origin).not.toBe("first-line");
  });

  test("may ask, or end with an abbreviation", async () => {
    expect((await titleOf(`Who pays for the new lock?\n${body}`))?.value).toBe("Who pays for the new lock?");
    expect((await titleOf(`Lock builders expand to the U.S.\n${body}`))?.value).toBe(
      "Lock builders expand to the U.S.",
    );
  });

  test("is not a sentence, a label, a person's name or a dateline", async () => {
    for (const line of [
      "It rained on the basin.",
      "In this issue:",
      "Ada Lovelace",
      "HARWICH, March 3 - Net 4.5 mln",
    ]) {
      expect((await titleOf(`${line}\n${body}`))?.derived, line).toBe(true);
    }
  });

  test("stands below a kicker, which goes with a notice", async () => {
    const entry = await normalize(articleOf(`PRESS RELEASE\nNew lock opens in the eastern basin\n${body}`), channel);
    expect(entry.title?.value).toBe("New lock opens in the eastern basin");
    expect(entry.notices).toContainEqual(expect.objectContaining({ rule: "kicker-removed", quote: "PRESS RELEASE" }));
  });

  test("is a heading above the text, but not one that names a part", async () => {
    const heading = (text: string) => ({ kind: "heading" as const, level: 2, text, html: `<h2>${text}</h2>` });
    const blocks = blocksOf(body);
    const given = await titleOf("", { format: "markdown", blocks: [heading("Four years of digging"), ...blocks] });
    expect(given).toMatchObject({ value: "Four years of digging", origin: "heading" });
    const part = await titleOf("", { format: "markdown", blocks: [heading("Summary"), ...blocks] });
    expect(part?.derived).toBe(true);
  });

  test("gives its status words away", async () => {
    const cases: [string, string, string[]][] = [
      ["New lock opens UPDATED", "New lock opens", ["UPDATED"]],
      ["BREAKING: New lock opens", "New lock opens", ["BREAKING"]],
      ["New lock opens (update)", "New lock opens", ["UPDATE"]],
      ["LIVE New lock opens", "New lock opens", ["LIVE"]],
      ["EXCLUSIVE - NEW LOCK OPENS", "NEW LOCK OPENS", ["EXCLUSIVE"]],
    ];
    for (const [line, title, status] of cases) {
      const entry = await normalize(articleOf(`${line}\n${body}`), channel);
      expect([entry.title?.value, entry.status], line).toEqual([title, status]);
    }
  });

  test("keeps words that only look like a status", async () => {
    for (const line of ["Where the dockers live", "THE STREETS WHERE WE LIVE", "Updated maps of the basin"]) {
      const entry = await normalize(articleOf(`${line}\n${body}`), channel);
      expect([entry.title?.value, entry.status]).toEqual([line, []]);
    }
  });
});

describe("a declared title", () => {
  test("that ends where the story's own should begin is the site's, and none", async () => {
    const declarations = [declare("title", "Harbour News -", "html")];
    const title = await titleOf(`New lock opens in the eastern basin\n${body}`, { format: "html", declarations });
    expect(title?.value).not.toContain("Harbour News");
  });

  test("wins over the first line", async () => {
    const title = await titleOf(`An older line above the text\n${body}`, {
      declarations: [declare("title", "New lock opens")],
    });
    expect(title).toMatchObject({ value: "New lock opens", origin: "front-matter" });
  });

  test("is not shown again in the body", async () => {
    const entry = await normalize(
      articleOf(`New lock opens: the pictures\n${body}`, {
        declarations: [declare("title", "New lock opens – the pictures")],
      }),
      channel,
    );
    expect(entry.text).not.toContain("pictures");
  });

  test("loses the site's name only where something shows that it is one", async () => {
    const cut = async (title: string, ...others: ReturnType<typeof declare>[]) =>
      (await titleOf(body, { format: "html", declarations: [declare("title", title, "html"), ...others] }))?.value;
    expect(await cut("New lock opens | Harbour News", declare("source", "Harbour News", "open-graph"))).toBe(
      "New lock opens",
    );
    expect(await cut("Harbour News: New lock opens", declare("source", "Harbour News", "open-graph"))).toBe(
      "New lock opens",
    );
    expect(await cut("New lock opens - basin - The Quay", declare("title", "New lock opens - basin", "heading"))).toBe(
      "New lock opens - basin",
    );
    expect(await cut("New lock opens - Quay", declare("url", "https://www.quay.example/lock"))).toBe("New lock opens");
    expect(await cut("New lock opens - at last")).toBe("New lock opens - at last");
    const address = declare("url", "https://example.org/news/new-lock-opens-4711.html");
    expect(await cut("New lock opens | Friends of the Coast", address)).toBe("New lock opens");
    expect(await cut("New lock opens – Friends of the Coast", address)).toBe("New lock opens – Friends of the Coast");
    expect(await cut("quay.example // » New lock opens", declare("url", "https://quay.example/lock"))).toBe(
      "New lock opens",
    );
  });

  test("may be the name of who published it, where the page's address says so", async () => {
    const declarations = [
      declare("title", "Jan Voss", "html"),
      declare("source", "Jan Voss", "meta"),
      declare("url", "https://quay.example/jan-voss/"),
    ];
    expect((await titleOf(body, { format: "html", declarations }))?.value).toBe("Jan Voss");
  });

  test("is the headline that readers see, where the words for machines are made of it", async () => {
    const said = async (heading: string, machines: string, address = "https://quay.example/47") => {
      const declarations = [
        declare("title", machines, "json-ld"),
        declare("title", machines, "open-graph"),
        declare("title", heading, "heading"),
        declare("title", `${machines} - Quay`, "html"),
        declare("url", address),
      ];
      return (await titleOf(body, { format: "html", declarations }))?.value;
    };
    expect(await said("New lock opens in Porto", "New lock opens")).toBe("New lock opens in Porto");
    expect(await said("News of the coast", "New lock opens")).toBe("New lock opens");
  });

  test("may be one word, where the page's address says so", async () => {
    const declarations = [
      declare("title", "Newlock", "heading"),
      declare("title", "Trips along the coast", "html"),
      declare("url", "https://quay.example/porto/new-lock.htm"),
    ];
    expect((await titleOf(body, { format: "html", declarations }))?.value).toBe("Newlock");
  });

  test("said three times in a page's head is said once", async () => {
    const head = (["open-graph", "meta", "html"] as const).map((origin) =>
      declare("title", "Lock: all you need", origin),
    );
    const declarations = [...head, declare("title", "New lock opens in Porto", "heading")];
    expect((await titleOf(body, { format: "html", declarations }))?.value).toBe("New lock opens in Porto");
  });

  test("is what most places of a web page say, where they differ", async () => {
    const said = async (...declarations: ReturnType<typeof declare>[]) =>
      (await titleOf(body, { format: "html", declarations }))?.value;
    const list = declare("title", "Wiki list article", "json-ld");
    const lock = declare("title", "List of locks on the coast", "heading");
    expect(await said(list, lock, declare("title", "List of locks on the coast - The Wiki", "html"))).toBe(
      "List of locks on the coast",
    );
    const rubric = declare("title", "Quays", "heading");
    expect(await said(rubric, declare("title", "New lock opens in the basin", "open-graph"))).toBe(
      "New lock opens in the basin",
    );
    const named = declare("url", "https://quay.example/new-lock-opens-in-march");
    expect(
      await said(
        declare("title", "New lock opens", "json-ld"),
        declare("title", "New lock opens in March", "heading"),
        named,
      ),
    ).toBe("New lock opens in March");
  });

  test("gives way to a heading of the body where it is only the site's or a rubric's name", async () => {
    const heading = { kind: "heading" as const, level: 1, text: "New lock opens", html: "<h1>New lock opens</h1>" };
    const entry = await normalize(
      articleOf("", {
        format: "html",
        declarations: [declare("title", "Quays", "html")],
        blocks: [heading, ...blocksOf(body)],
      }),
      channel,
    );
    expect(entry.title?.value).toBe("New lock opens");
  });

  test("is plain text: tags off, references read, tickers kept", async () => {
    const plain = async (title: string) => (await titleOf(body, { declarations: [declare("title", title)] }))?.value;
    expect(await plain("<em>Lock</em> &amp; quay &ldquo;open&rdquo;")).toBe("Lock & quay “open”");
    expect(await plain("QUAYS <QYS> PLANS LOCK")).toBe("QUAYS <QYS> PLANS LOCK");
    expect(await plain("The <dialog> element explained")).toBe("The <dialog> element explained");
    expect(await plain('Lock<img src=x onerror="alert(1)"> opens<script>alert(1)</script>')).toBe("Lock opens");
  });

  test("that only fills a gap is none", async () => {
    for (const filler of ["Untitled", "null", "<b></b>"]) {
      expect((await titleOf(body, { declarations: [declare("title", filler)] }))?.derived).toBe(true);
    }
  });
});

describe("a derived title", () => {
  const derived = async (lede: string) => (await titleOf(`${lede}\n${body}`))?.value;

  test("says that it is derived, and from which words", async () => {
    const title = await titleOf(body);
    expect(title).toMatchObject({ derived: true, origin: "lede" });
    expect(body).toContain(title?.quote);
  });

  test("leaves out the dateline, the day and what follows the main clause", async () => {
    expect(
      await derived(
        "ROTTERDAM, March 3 (Quay Press) — Dock workers and port officials held long talks in the town hall on Tuesday to find a way out of the strike, after a week of closed gates.",
      ),
    ).toBe("Dock workers and port officials held long talks in town hall");
  });

  test("takes only the day away where the verb is still to come", async () => {
    expect(
      await derived(
        "The eleven-mile canal tunnel announced yesterday for the northern valley has been approved by the county council, which had turned it down twice.",
      ),
    ).toBe("Eleven-mile canal tunnel announced for northern valley approved by county council");
  });

  test("tells a regular past in the present, and an irregular one only if the text has the word", async () => {
    expect(
      await derived(
        "The harbour board approved a second lock for the western basin after two hours of debate in a crowded hall.",
      ),
    ).toBe("Harbour board approves second lock for western basin");
    expect(
      await derived(
        "Port pilots met the harbour master behind closed doors for hours in the old customs house, hoping to end the strike.",
      ),
    ).toBe("Port pilots met harbour master behind closed doors for hours in old customs house");
    expect(
      await derived(
        "Port pilots met the harbour master behind closed doors in the old customs house. They meet again in a week, when the tide is high.",
      ),
    ).toBe("Port pilots meet harbour master behind closed doors in old customs house");
  });

  test("leaves a claim to the one who makes it, and tells plans as plans", async () => {
    expect(
      await derived(
        "The northern fleet said it destroyed four smugglers' boats off the cape in a night of fighting without a loss of its own.",
      ),
    ).toMatch(/^Northern fleet said it destroyed/);
    expect(
      await derived(
        "Quayside Ferries Ltd said it will stop its night boats to the island next winter because of the price of oil.",
      ),
    ).toBe("Quayside Ferries to stop night boats to island next winter");
    expect(
      await derived(
        "Quayside Ferries Ltd says that its pilots will stop the night boats to the island next winter, come what may.",
      ),
    ).toMatch(/^Quayside Ferries says pilots will stop/);
    expect(
      await derived(
        "The basin's last dockworker will never climb a crane again unless somebody finds the key of its cabin.",
      ),
    ).toMatch(/^Basin's last dockworker will never climb/);
  });

  test("keeps 'a' in prices and drops party and ticker in brackets", async () => {
    expect(
      await derived(
        "Basin Oil Corp <BSO> raised its price by three dollars a barrel for all ships that load at the northern jetty.",
      ),
    ).toBe("Basin Oil raises price by three dollars a barrel for all ships");
  });

  test("of another language is cut at a comma or a word", async () => {
    const entry = await normalize(
      articleOf(
        "Die Hafenverwaltung hat am Dienstag die neue Schleuse im östlichen Becken eröffnet, nachdem vier Jahre lang an ihr gebaut worden war und die Kosten sich verdoppelt hatten.",
      ),
      channel,
    );
    expect(entry.title?.value).toBe(
      "Die Hafenverwaltung hat am Dienstag die neue Schleuse im östlichen Becken eröffnet",
    );
    expect(entry.language?.value).toBe("de");
  });

  test("of a script without spaces is cut between characters", async () => {
    const entry = await normalize(articleOf(`港${"務局は東側の新しい水門を開いた".repeat(12)}。`), channel);
    expect(entry.title?.value.length).toBeLessThanOrEqual(90);
    expect(entry.title?.value.startsWith("港務局")).toBe(true);
  });

  test("is absent where nothing can stand as one", async () => {
    for (const text of ["", "…", "* * *"]) expect(await titleOf(text)).toBeUndefined();
  });
});
