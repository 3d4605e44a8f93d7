import { describe, expect, test } from "vitest";
import { normalize } from "#normalize/normalize.ts";
import { articleOf, body, channel, declare } from "./articles.ts";

const entryOf = (text: string, parts = {}) => normalize(articleOf(text, parts), channel);

describe("the summary", () => {
  test("is declared, as plain text", async () => {
    const declarations = [declare("summary", "<p>The gates &amp; the quay</p>")];
    expect((await entryOf(body, { declarations })).summary).toMatchObject({
      value: "The gates & the quay",
      origin: "front-matter",
    });
  });

  test("else is the lede in whole sentences, at most some 300 characters", async () => {
    const sentence =
      "The harbour authority opened the new lock gates on the eastern basin after four years of building. ";
    expect((await entryOf(sentence.repeat(6))).summary).toMatchObject({
      value: sentence.repeat(3).trim(),
      derived: true,
    });
  });

  test("does not end behind an abbreviation", async () => {
    const lede = `Sen. Ada Lund met Dr. Olaf Stern on the quay of the U.S. Navy and spoke ${"about the lock ".repeat(14)}. Nobody heard it${" there".repeat(20)}.`;
    expect((await entryOf(lede)).summary?.value).toMatch(/about the lock \.$/);
  });

  test("cuts a sentence that is too long between words, and says so", async () => {
    const { summary } = await entryOf("The harbour and the quay and ".repeat(20));
    expect(summary?.value).toMatch(/^The harbour.*(?:harbour|quay|and|the) …$/i);
    expect(summary?.value.length).toBeLessThanOrEqual(300);
  });
});

describe("the language", () => {
  const declared = async (value: string) =>
    (await entryOf(body, { declarations: [declare("language", value, "html")] })).language;

  test("is declared, in its canonical spelling", async () => {
    expect(await declared("en_us")).toMatchObject({ value: "en-US", origin: "html" });
    expect((await declared("ZH-hant-tw"))?.value).toBe("zh-Hant-TW");
    expect((await declared("de-DE.UTF-8"))?.value).toBe("de-DE");
  });

  test("is told by the text where nothing sound is declared", async () => {
    for (const value of ["English please", "und", "--"]) {
      expect(await declared(value), value).toMatchObject({ value: "en-GB", origin: "detected" });
    }
  });

  test("is told by the commonest words or by the script", async () => {
    const texts: Record<string, string> = {
      de: "Der Hafen hat am Dienstag die neue Schleuse eröffnet, die für die Stadt und den Handel wichtig ist.",
      fr: "Le port a ouvert mardi la nouvelle écluse, qui est importante pour la ville et pour les échanges.",
      es: "El puerto abrió el martes la nueva esclusa, que es importante para la ciudad y para el comercio.",
      nl: "De haven heeft dinsdag de nieuwe sluis geopend, die voor de stad en de handel van belang is.",
      pl: "Port otworzył we wtorek nową śluzę, która jest ważna dla miasta i dla handlu, oraz dla żeglugi.",
      uk: "Порт відкрив у вівторок новий шлюз, який є важливим для міста і торгівлі, а також її мешканців.",
      ru: "Порт открыл во вторник новый шлюз, который важен для города и торговли, а также для жителей.",
      ar: "افتتح الميناء يوم الثلاثاء البوابة الجديدة التي تعد مهمة للمدينة وللتجارة في المنطقة.",
      fa: "بندر روز سه‌شنبه دریچه جدید را گشود که برای شهر و بازرگانی و پیشرفت آن مهم است.",
      he: "הנמל פתח ביום שלישי את הסכר החדש, החשוב לעיר ולמסחר ולכל תושבי האזור.",
      ja: "港は火曜日に新しい水門を開きました。これは町と貿易にとって重要です。新しい水門は東側の水路にあり、工事には四年かかりました。",
      zh: "港口星期二启用了新的水闸，这对城市和贸易都很重要，新水闸位于东侧航道，工程历时四年，旧闸门将作为纪念物保留下来。",
    };
    for (const [language, text] of Object.entries(texts)) {
      expect((await entryOf(text)).language, text).toMatchObject({ value: language, origin: "detected" });
    }
  });

  test("is not misled by foreign names in an English lede", async () => {
    const lede =
      "Saarinen and Mäkinen of Jyväskylä met Korhonen, Virtanen and the mayor of Hämeenlinna for talks on a lock that is to be built by 2030.";
    expect((await entryOf(lede)).language?.value).toBe("en-GB");
  });

  test("is the channel's where there is too little to tell", async () => {
    expect((await entryOf("Ok.")).language).toEqual({
      value: "en-GB",
      origin: "configuration",
      quote: "",
      confidence: 0.6,
    });
  });
});

test("tags are trimmed and each there once, in its first spelling and order", async () => {
  const declarations = ["Harbour ", "locks", "HARBOUR", "#quay", "", "<b>Locks</b>", "R&amp;D"].map((tag) =>
    declare("tag", tag),
  );
  expect((await entryOf(body, { declarations })).tags).toEqual(["Harbour", "locks", "quay", "R&D"]);
});

test("a field that holds a whole text is cut or left out, and never cut inside a character", async () => {
  const long = "The gates of the new lock are open. ".repeat(50);
  const declarations = [
    declare("title", long),
    declare("tag", long),
    declare("source", long),
    declare("summary", long),
  ];
  const entry = await entryOf(body, { declarations });
  expect(entry.title?.value).toMatch(/^The gates.{200,290} …$/);
  expect([entry.tags, entry.source]).toEqual([[], undefined]);
  expect(entry.summary?.value).toMatch(/open\.$/);
  expect(entry.summary?.value.length).toBeLessThanOrEqual(1000);
  const emoji = await entryOf("👨‍👩‍👧‍👦".repeat(60));
  expect(emoji.summary?.value).toMatch(/^(?:👨‍👩‍👧‍👦)+ …$/u);
});

test("a draft is what says so", async () => {
  const isDraft = async (value: string) => (await entryOf(body, { declarations: [declare("draft", value)] })).draft;
  expect(await Promise.all(["true", "false", "TRUE", "no"].map(isDraft))).toEqual([true, false, true, false]);
  expect((await entryOf(body)).draft).toBe(false);
});

test("declared status words stand before the lifted ones, in capitals, each once", async () => {
  const declarations = [declare("status", "breaking"), declare("status", "Updated")];
  expect((await entryOf(`New lock opens UPDATED\n${body}`, { declarations })).status).toEqual(["BREAKING", "UPDATED"]);
});

describe("attachments", () => {
  test("carry their declared type or the one of their name, their length and title", async () => {
    const declarations = [
      declare("attachment", "https://quay.example/talk.mp3", "json", { length: "12345", title: "The <b>talk</b>" }),
      declare("attachment", "map", "json", { type: "Application/PDF; q=1", length: "many" }),
      declare("attachment", "https://quay.example/talk.mp3", "json"),
    ];
    expect((await entryOf(body, { declarations })).attachments).toEqual([
      { url: "https://quay.example/talk.mp3", type: "audio/mpeg", length: 12345, title: "The talk" },
      { url: "https://news.example/feeds/map", type: "application/pdf" },
    ]);
  });

  test("of unknown type or dangerous address stay out, with a notice", async () => {
    const declarations = [
      declare("attachment", "https://quay.example/blob"),
      declare("attachment", "data:text/html,x"),
    ];
    const entry = await entryOf(body, { declarations });
    expect(entry.attachments).toEqual([]);
    expect(entry.notices.map(({ rule }) => rule)).toEqual(["attachment-of-unknown-type", "attachment-refused"]);
  });
});

test("images are the declared one and then the body's, absolute, http only, each once", async () => {
  const figure = (url: string, alt: string) => ({
    kind: "figure" as const,
    text: "",
    html: `<img src="${url}" alt="${alt}">`,
    image: { url, alt },
  });
  const entry = await entryOf("", {
    format: "html",
    declarations: [declare("url", "https://quay.example/2025/lock.html"), declare("image", "lead.jpg")],
    blocks: [figure("/lock.jpg", "The lock"), figure("data:image/png;base64,AA", ""), figure("lead.jpg", "The lead")],
  });
  expect(entry.images).toEqual([
    { url: "https://quay.example/2025/lead.jpg", alt: "The lead" },
    { url: "https://quay.example/lock.jpg", alt: "The lock" },
  ]);
});

test("the article's own address is an absolute http one, or absent", async () => {
  const urlOf = async (...values: string[]) =>
    (await entryOf(body, { declarations: values.map((url) => declare("url", url)) })).url;
  expect(await urlOf("/lock", "https://quay.example/a b")).toBe("https://quay.example/a%20b");
  for (const url of ["javascript:alert(1)", "ftp://quay.example/", "lock.html", "https://user:pass@quay.example/"]) {
    expect(await urlOf(url), url).toBeUndefined();
  }
});

test("the text is the blocks' text parted by empty lines, without the title", async () => {
  expect((await entryOf(`New lock opens\n${body}`)).text).toBe(body.trim().replace("\n", "\n\n"));
});
