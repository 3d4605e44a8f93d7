import { describe, expect, test } from "vitest";
import type { Origin } from "#model/evidence.ts";
import { normalize } from "#normalize/normalize.ts";
import { articleOf, blocksOf, body, channel, declare } from "./articles.ts";

const entryOf = (text: string, parts = {}) => normalize(articleOf(text, parts), channel);
const namesIn = async (text: string, parts = {}) => (await entryOf(text, parts)).authors.map(({ value }) => value.name);

describe("a byline", () => {
  test("above or below the text names the author and leaves the body", async () => {
    for (const text of [
      `By Marta Quill\n${body}`,
      `${body}\nBy Marta Quill`,
      `New lock opens\nBy Marta Quill\n${body}`,
    ]) {
      const entry = await entryOf(text);
      expect(entry.authors).toMatchObject([
        { value: { name: "Marta Quill" }, origin: "byline", quote: "By Marta Quill" },
      ]);
      expect(entry.text).not.toContain("Marta Quill");
    }
  });

  test("may name several, with their outlet", async () => {
    const entry = await entryOf(`By Marta Quill, Jean-Luc d'Arc and O. P. Stern, Reuters\n${body}`);
    expect(entry.authors.map(({ value }) => value.name)).toEqual(["Marta Quill", "Jean-Luc d'Arc", "O. P. Stern"]);
    expect(entry.source).toMatchObject({ value: { name: "Reuters" }, origin: "byline" });
  });

  test("is known in other languages", async () => {
    const lines = {
      "Von Jörg Ägidius und Anna van der Berg": ["Jörg Ägidius", "Anna van der Berg"],
      "Par Éloïse Dupont": ["Éloïse Dupont"],
      "Por María José Ruiz y Luis Peña": ["María José Ruiz", "Luis Peña"],
      "di Giulia D'Amico": ["Giulia D'Amico"],
      "Door Pieter de Vries": ["Pieter de Vries"],
      "Автор: Ольга Ким": ["Ольга Ким"],
      "Text: Uwe Brandt": ["Uwe Brandt"],
      "بقلم: ليلى حداد": ["ليلى حداد"],
      "Por: María Pérez": ["María Pérez"],
      "Propos recueillis par Éloïse Dupont": ["Éloïse Dupont"],
      "Das Interview führten Jörg Ägidius und Anna Berg": ["Jörg Ägidius", "Anna Berg"],
      "Rédigé par Éloïse Dupont": ["Éloïse Dupont"],
      "A cura di Giulia D'Amico": ["Giulia D'Amico"],
      "Opracowała Anna Kowalska": ["Anna Kowalska"],
    };
    for (const [line, names] of Object.entries(lines)) expect(await namesIn(`${line}\n${body}`), line).toEqual(names);
  });

  test("needs no label where an outlet or a role stands behind the name", async () => {
    const lines = {
      "Marta Quill, Reuters": "Reuters",
      "Marta Quill, The Quayside Gazette": "The Quayside Gazette",
      "Marta Quill | Correspondent": undefined,
      "Marta Quill, Staff Writer": undefined,
    };
    for (const [line, outlet] of Object.entries(lines)) {
      const entry = await entryOf(`${line}\n${body}`);
      expect(
        entry.authors.map(({ value }) => value.name),
        line,
      ).toEqual(["Marta Quill"]);
      expect(entry.source?.value.name).toBe(outlet);
    }
    for (const line of [
      "Marta Quill, Lindau",
      "Gates, locks",
      "Marta Quill",
      "New York | Locks",
      "Staff Writer, Reuters",
    ])
      expect(await namesIn(`${line}\n${body}`), line).toEqual([]);
  });

  test("that a page marks goes before the account in its head", async () => {
    const declarations = [declare("author", "Olaf Stern", "meta"), declare("author", "Marta Quill", "html")];
    expect(await namesIn(body, { format: "html", declarations })).toEqual(["Marta Quill"]);
    const other = [declare("author", "Olaf Stern", "json-ld"), declare("author", "Marta Quill", "html")];
    expect(await namesIn(body, { format: "html", declarations: other })).toEqual(["Olaf Stern"]);
  });

  test("may stand in brackets below the text, or be what an agency writes there", async () => {
    expect(await namesIn(`${body}\n(Marta Quill)`)).toEqual(["Marta Quill"]);
    expect(await namesIn(`${body}\n(Reporting by Marta Quill in Porto; Editing by Olaf Stern)`)).toEqual([
      "Marta Quill",
    ]);
    for (const line of ["(Photo: Marta Quill)", "(the end)", "(Marta Quill/AFP)", "Editing by Olaf Stern"])
      expect(await namesIn(`${body}\n${line}`), line).toEqual([]);
  });

  test("is what a page's last line in italics says of who wrote it, and stays", async () => {
    const page = (line: string) => ({
      format: "html" as const,
      blocks: [...blocksOf(body), { kind: "paragraph" as const, text: line, html: `<p><em>${line}</em></p>` }],
    });
    const entry = await entryOf("", page("Marta Quill is a professor of harbour law in Porto."));
    expect(entry.authors.map(({ value }) => value.name)).toEqual(["Marta Quill"]);
    expect(entry.text).toContain("Marta Quill is");
    expect(await namesIn("", page("Marta Quill is the mayor of Porto."))).toEqual([]);
    expect(await namesIn("", page("The Quayside Gazette is a paper of no author."))).toEqual([]);
  });

  test("is not a sentence, a time or a photo credit", async () => {
    const lines = [
      "By Monday Morning",
      "By popular demand",
      "By order of the council",
      "By the Numbers",
      "Photo by Marta Quill",
      "Foto: Marta Quill",
      "Por fin llega la lluvia",
      "By noon the gates were open and by Tuesday the basin was full.",
    ];
    for (const line of lines) expect(await namesIn(`${line}\n${body}`), line).toEqual([]);
  });

  test("is no author where an agency or an organisation signs", async () => {
    for (const line of ["By Reuters", "By Staff Writer", "By Harbour News Desk", "Von Redaktion"]) {
      expect(await namesIn(`${line}\n${body}`), line).toEqual([]);
    }
  });
});

describe("a signature", () => {
  test("behind a dash, or alone on the last line, names the author", async () => {
    expect(await namesIn(`${body}\n- Marta Quill, Chief Engineer`)).toEqual(["Marta Quill"]);
    expect(await namesIn(`${body}\nMarta Quill`)).toEqual(["Marta Quill"]);
  });

  test("is not the last line of a page, where labels look like names", async () => {
    expect(await namesIn(`${body}\nReport Error`, { format: "html" })).toEqual([]);
  });
});

describe("the end of a page", () => {
  const block = (text: string, html = `<p>${text}</p>`) => ({ kind: "paragraph" as const, text, html });
  const ending = async (...blocks: readonly ReturnType<typeof block>[]) => {
    const { authors, text } = await entryOf("", { format: "html", blocks: [block(body), ...blocks] });
    return [authors.map(({ value }) => value.name), text === body];
  };

  test("is signed by a name that stands out", async () => {
    expect(await ending(block("Marta Quill", "<p class='x'> <strong>Marta Quill</strong></p>"))).toEqual([
      ["Marta Quill"],
      true,
    ]);
    expect(await ending(block("Marta Quill"))).toEqual([[], false]);
    expect(await ending(block("Buy now", "<p><b>Buy now</b></p>"))).toEqual([[], false]);
  });

  test("may list who did what, label by label: who wrote it is the author", async () => {
    expect(await ending(block("Von:"), block("Marta Quill"))).toEqual([["Marta Quill"], true]);
    const credits = ["Interview", "MARTA QUILL", "Photographer", "BO EK", "Hair", "CLEO ROTH"].map((text) =>
      block(text),
    );
    expect((await ending(...credits))[0]).toEqual(["MARTA QUILL"]);
    expect((await ending(...credits.slice(2)))[0]).toEqual([]);
    expect((await ending(block("Text"), block("All rights reserved by the harbour")))[0]).toEqual([]);
  });
});

test("a byline that shares its block with a date is read, and the block stays", async () => {
  const block = {
    kind: "list" as const,
    text: "von Marta Quill\n9. März",
    html: "<ul><li>von Marta Quill</li><li>9. März</li></ul>",
  };
  const entry = await entryOf("", { format: "html", blocks: [block, ...articleOf(body).blocks] });
  expect(entry.authors).toMatchObject([{ value: { name: "Marta Quill" }, quote: "von Marta Quill" }]);
});

test("people and outlets that are quoted are neither authors nor sources", async () => {
  const entry = await entryOf(
    `${body}\nThe gate holds, Olaf Stern of the BBC reported from the quay. CNN reports that the ferries wait.\n“We wait,” Mayor Ada Lund told Reuters.`,
  );
  expect(entry.authors).toEqual([]);
  expect(entry.source).toBeUndefined();
});

test("the channel's author is not put in where nobody signed", async () => {
  const signed = { ...channel, author: { name: "The Desk" } };
  const entry = await normalize(articleOf(body), signed);
  expect(entry.authors).toEqual([]);
});

describe("declared authors", () => {
  test("win over the byline and stay as given, slugs and organisations too", async () => {
    const declarations = [declare("author", "quay-watch"), declare("author", "The Lock Society")];
    expect(await namesIn(`By Marta Quill\n${body}`, { declarations })).toEqual(["quay-watch", "The Lock Society"]);
  });

  test("come from the best source that names any, each once", async () => {
    const declarations = [
      declare("author", "https://social.example/marta", "json-ld"),
      declare("author", "By Marta Quill", "meta"),
      declare("author", "MARTA QUILL", "meta"),
      declare("author", "Marta Quill and others", "html"),
    ];
    expect(await namesIn(body, { declarations })).toEqual(["Marta Quill"]);
  });

  test("are told apart only where each part is a person", async () => {
    const one = async (value: string) => namesIn(body, { declarations: [declare("author", value)] });
    expect(await one("Marta Quill, Olaf Stern & Ada Lund")).toEqual(["Marta Quill", "Olaf Stern", "Ada Lund"]);
    expect(await one("Locks and Quays Ltd")).toEqual(["Locks and Quays Ltd"]);
    expect(await one("Marta Quill (marta@news.example)")).toEqual(["Marta Quill"]);
  });

  test("of a web page are people sooner than the page's owner", async () => {
    const page = async (text: string, ...declarations: ReturnType<typeof declare>[]) =>
      namesIn(text, { format: "html", declarations });
    const site = declare("source", "Quay Press", "open-graph");
    expect(await page(body, site, declare("author", "QuayPress.com", "json-ld"))).toEqual([]);
    expect(await page(body, declare("author", "Locks & Quays GmbH", "meta"))).toEqual([]);
    expect(await page(`Por Marta Quill\n${body}`, site, declare("author", "Quay Press", "json-ld"))).toEqual([
      "Marta Quill",
    ]);
    expect(await page(body, declare("author", "mquill", "json-ld"), declare("author", "Marta Quill", "html"))).toEqual([
      "Marta Quill",
    ]);
    expect(
      await page(
        body,
        declare("author", "Marta Quill", "json-ld"),
        declare("author", "Marta Quill, Olaf Stern", "meta"),
      ),
    ).toEqual(["Marta Quill", "Olaf Stern"]);
  });

  test("keep the address that stands behind them", async () => {
    const declarations = [
      declare("author", "Marta Quill", "json"),
      declare("author-url", "https://news.example/marta", "json"),
      declare("author", "Olaf Stern", "json"),
      declare("author-url", "javascript:alert(1)", "json"),
    ];
    const { authors } = await entryOf(body, { declarations });
    expect(authors.map(({ value }) => value)).toEqual([
      { name: "Marta Quill", url: "https://news.example/marta" },
      { name: "Olaf Stern" },
    ]);
  });

  test("are named without the word in front of them", async () => {
    const named = (name: string) => namesIn(body, { declarations: [declare("author", name)] });
    expect(await named("Von: Marta Quill")).toEqual(["Marta Quill"]);
    expect(await named("Rechtsanwältin Marta Quill")).toEqual(["Marta Quill"]);
    expect(await named("Reporter Quill")).toEqual(["Reporter Quill"]);
  });

  test("that name nobody are none", async () => {
    for (const value of ["admin", "unknown", "https://news.example/", "…"]) {
      expect(await namesIn(body, { declarations: [declare("author", value)] }), value).toEqual([]);
    }
  });
});

describe("the source", () => {
  test("is declared, with its address", async () => {
    const declarations = [
      declare("source", "Quay Press", "open-graph"),
      declare("source-url", "https://quay.example/", "json"),
    ];
    expect((await entryOf(`${body}\n(Reuters)`, { declarations })).source).toMatchObject({
      value: { name: "Quay Press", url: "https://quay.example/" },
      origin: "open-graph",
    });
  });

  test("signs the end of the text, which loses the signature", async () => {
    for (const [end, name] of [
      ["REUTER", "Reuters"],
      ["(AFP)", "AFP"],
      ["— dpa", "dpa"],
    ]) {
      const entry = await entryOf(`${body}\n${end}`);
      expect(entry.source, end).toMatchObject({ value: { name }, origin: "attribution" });
      expect(entry.text).toMatch(/a monument\.$/);
    }
    const glued = await entryOf(`${body}\nThe next opening is in May. — Reuters`);
    expect([glued.source?.value.name, glued.text.endsWith("in May.")]).toEqual(["Reuters", true]);
  });

  test("signs a story of one paragraph too, which is no caption", async () => {
    const story =
      "The harbour master said on the quay that the new lock will open to all ships by noon, and that the pilots who had been on strike for a week will be back at their posts in the morning.";
    const entry = await entryOf(`${story} — Reuters`);
    expect(entry.source?.value.name).toBe("Reuters");
    expect(entry.html).toBe(`<p>${story}</p>`);
  });

  test("stands in the dateline, which stays", async () => {
    const entry = await entryOf(`HARWICH (Reuters) - ${body.trim()}`);
    expect(entry.source?.value.name).toBe("Reuters");
    expect(entry.text).toContain("HARWICH (Reuters)");
  });

  test("names itself in two paragraphs or more", async () => {
    const lines = [
      "The western lock will close for a year while its gates are rebuilt, Quays.Eu reports.",
      "The pilots have asked for a hearing before the board of the port, Quays.Eu reports citing local media.",
    ];
    expect((await entryOf(`${body}\n${lines.join("\n")}`)).source).toMatchObject({
      value: { name: "Quays.Eu" },
      origin: "attribution",
    });
    expect((await entryOf(`${body}\n${lines[0]}`)).source).toBeUndefined();
  });

  test("is not a reporter's surname, nor one of two outlets", async () => {
    const lines = (names: readonly string[]) =>
      names.map((name) => `The western lock will close for a whole year, ${name} reports.`).join("\n");
    expect(
      (await entryOf(`${body}\nOlaf Stern stood on the quay for hours.\n${lines(["Stern", "Stern"])}`)).source,
    ).toBeUndefined();
    expect((await entryOf(`${body}\n${lines(["BBC", "BBC", "CNN", "CNN"])}`)).source).toBeUndefined();
  });
});

describe("on a web page", () => {
  const html = { format: "html" } as const;
  const named = (name: string, origin: Origin) => ({ ...html, declarations: [declare("author", name, origin)] });

  test("the byline above the text goes before the account that its head names", async () => {
    expect(await namesIn(`By Marta Quill\n${body}`, named("Bo Ek", "meta"))).toEqual(["Marta Quill"]);
    expect(await namesIn(`By Marta Quill\n${body}`, named("Bo Ek", "json-ld"))).toEqual(["Bo Ek"]);
  });

  test("a byline may be hyphenated for narrow screens", async () => {
    expect(await namesIn(`By Mar\u00ADta Quill\n${body}`, html)).toEqual(["Marta Quill"]);
  });

  test("an element marked as the author's may hold a pen name, but no sentence and no acronym", async () => {
    expect(await namesIn(body, named("Marta", "html"))).toEqual(["Marta"]);
    expect(await namesIn(body, named("The Harbour Desk", "html"))).toEqual(["The Harbour Desk"]);
    expect(await namesIn(body, named("CSP", "html"))).toEqual([]);
    expect(await namesIn(body, named("A customer of ours who has crossed with us every day", "html"))).toEqual([]);
  });
});
