import type { Channel } from "#model/channel.ts";
import type { Instant } from "#model/dates.ts";
import type { Entry } from "#model/entry.ts";
import type { Evidence, Origin } from "#model/evidence.ts";
import type { Topic } from "#publish/topic.ts";

/** Small articles of every shape that a page has to carry, for the tests of pages in `unit` and in a real browser. */

export const channel: Channel = {
  title: "The Harbour Wire",
  description: "Short reports from a small port: tides, trams, boats and the people who wait for them.",
  siteUrl: "https://wire.example/",
  idAuthority: { name: "wire.example", date: "2025" },
  language: "en",
  timeZone: "Europe/Berlin",
  entriesPerFeed: 50,
  content: "full",
  lastModified: "use",
  rights: "© The Harbour Wire. Texts may be shared with a link.",
};

export const evidence = <T>(value: T, origin: Origin, quote: string, more: Partial<Evidence<T>> = {}): Evidence<T> => ({
  value,
  origin,
  quote,
  confidence: 0.98,
  ...more,
});

/** A day as a text states it, at UTC. */
export const day = (iso: string): Instant => ({
  at: Date.parse(`${iso}T00:00:00Z`) / 1000,
  offset: 0,
  precision: "day",
});

/** @param iso RFC 3339 with a numeric offset */
export const minute = (iso: string): Instant => {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return { at: Date.parse(iso) / 1000, offset: sign === "-" ? -size : size, precision: "minute" };
};

export const plainEntry: Entry = {
  key: "2025/tram-four.md",
  id: "tag:wire.example,2025:2025/tram-four.md",
  page: "articles/tram-four-1a2b3c4d.html",
  title: evidence(
    "Line four will run past midnight from June",
    "front-matter",
    "title: Line four will run past midnight from June",
  ),
  published: evidence(day("2025-05-19"), "front-matter", "date: 2025-05-19"),
  authors: [evidence({ name: "Mara Lindqvist" }, "byline", "By Mara Lindqvist", { confidence: 0.93 })],
  source: evidence({ name: "Harbour Wire" }, "configuration", ""),
  summary: evidence(
    "The last tram to the ferry pier will leave at half past one, the council said, after two years of petitions from cooks, nurses and deckhands.",
    "lede",
    "The last tram to the ferry pier will leave at half past one",
    { derived: true, confidence: 0.8 },
  ),
  language: evidence("en", "detected", "The last tram", { confidence: 0.99 }),
  tags: ["Trams", "City council"],
  status: [],
  html: `<p>The last tram to the ferry pier will leave at half past one, the council said, after two years of petitions from cooks, nurses and deckhands.</p>
<p>“We carried the letters up the hill in a fish crate,” said <a href="https://cooks.example/petition">one of the cooks</a>. “It was the only box large enough, and <em>nobody</em> asked us to wait in the corridor.”</p>
<h2>What changes</h2>
<ul><li>Trams leave the depot every twenty minutes until 01:30.</li><li>The night fare is gone; a day ticket holds until four.</li></ul>
<blockquote><p>A harbour sleeps later than a town hall.</p></blockquote>
<p>The timetable is set for one year. The operator counts passengers at every stop, and the council will look at the numbers in spring.</p>
<table><thead><tr><th>Stop</th><th>Last tram now</th><th>Last tram from June</th></tr></thead><tbody><tr><td>Depot</td><td>23:40</td><td>01:10</td></tr><tr><td>Fish market</td><td>23:52</td><td>01:22</td></tr><tr><td>Ferry pier</td><td>00:00</td><td>01:30</td></tr></tbody></table>`,
  text: "The last tram to the ferry pier will leave at half past one, the council said, after two years of petitions from cooks, nurses and deckhands.",
  images: [],
  attachments: [],
  updates: [],
  draft: false,
  notices: [],
};

/** Takes fields out again, which `exactOptionalPropertyTypes` keeps one from doing with `undefined`. */
export const without = (entry: Entry, ...fields: readonly (keyof Entry)[]): Entry =>
  Object.fromEntries(
    Object.entries(entry).filter(([name]) => !fields.some((field) => field === name)),
  ) as unknown as Entry;

export const undatedEntry: Entry = {
  ...without(plainEntry, "published", "source"),
  key: "bell.txt",
  id: "tag:wire.example,2025:bell.txt",
  page: "articles/bell-5e6f7a8b.html",
  title: evidence(
    "Divers find the ferry’s bell",
    "lede",
    "Divers found the ferry’s bell in the mud below the old pier on Tuesday",
    {
      derived: true,
      confidence: 0.7,
    },
  ),
  bound: evidence(minute("2025-07-02T09:14:00+02:00"), "last-modified", "2025-07-02T07:14:00Z", { confidence: 0.5 }),
  authors: [],
  tags: [],
  summary: evidence(
    "Divers found the ferry’s bell in the mud below the old pier on Tuesday, forty years after the wreck.",
    "lede",
    "Divers found",
  ),
  html: "<p>Divers found the ferry’s bell in the mud below the old pier on Tuesday, forty years after the wreck.</p>\n<p>It still rings.</p>",
  text: "Divers found the ferry’s bell in the mud below the old pier on Tuesday, forty years after the wreck.\n\nIt still rings.",
};

export const liveEntry: Entry = {
  ...plainEntry,
  key: "storm.html",
  id: "tag:wire.example,2025:storm.html",
  page: "articles/storm-9c0d1e2f.html",
  title: evidence("Storm closes the outer harbour", "heading", "Storm closes the outer harbour UPDATED"),
  status: ["LIVE", "UPDATED"],
  published: evidence(minute("2025-11-02T13:41:00+01:00"), "live-update", "13:41", {
    confidence: 0.91,
    notes: ["the first of three timed blocks"],
  }),
  updated: evidence(minute("2025-11-02T17:59:00+01:00"), "live-update", "17:59"),
  source: evidence({ name: "Coast Radio", url: "https://coast.example/" }, "attribution", "Coast Radio reports", {
    confidence: 0.8,
  }),
  authors: [
    evidence({ name: "Ines Okafor", url: "https://coast.example/okafor" }, "byline", "Ines Okafor and Tom Weir"),
    evidence({ name: "Tom Weir" }, "byline", "Ines Okafor and Tom Weir"),
  ],
  summary: evidence(
    "No boat has left since noon; the gates of the lock stay shut until the water falls.",
    "standfirst",
    "No boat has left since noon",
  ),
  updates: [
    { time: "17:59", opening: "The harbour master hopes to open the lock before midnight." },
    { time: "15:20", opening: "Two trawlers are safe behind the inner mole, their crews on land." },
    { time: "13:41", opening: "Gusts of a hundred and ten at the lighthouse, and the gates are closed." },
  ],
  images: [
    {
      url: "https://pictures.example/mole.jpg",
      alt: "Waves over the mole",
      caption: "The outer mole on Sunday.",
      credit: "A. Brandt",
    },
  ],
  attachments: [
    {
      url: "https://coast.example/harbour-master.mp3",
      type: "audio/mpeg",
      length: 3_214_000,
      title: "The harbour master speaks",
    },
  ],
};

export const arabicEntry: Entry = {
  ...plainEntry,
  key: "ar/port.txt",
  id: "tag:wire.example,2025:ar/port.txt",
  page: "articles/port-0a1b2c3d.html",
  title: evidence(
    "الميناء القديم يفتح أبوابه للزوار في الربيع",
    "first-line",
    "الميناء القديم يفتح أبوابه للزوار في الربيع",
  ),
  published: evidence(day("2025-04-08"), "dateline", "طنجة، 8 أبريل 2025"),
  authors: [evidence({ name: "سلمى الحداد" }, "byline", "بقلم سلمى الحداد")],
  source: evidence({ name: "Harbour Wire" }, "configuration", ""),
  summary: evidence(
    "قالت إدارة الميناء إن الأرصفة القديمة ستُفتح للمشاة كل يوم حتى الغروب.",
    "lede",
    "قالت إدارة الميناء",
  ),
  language: evidence("ar", "detected", "الميناء القديم"),
  tags: ["ميناء", "Tanger"],
  html: '<p>قالت إدارة الميناء إن الأرصفة القديمة ستُفتح للمشاة كل يوم حتى الغروب، بعد عشرين عامًا من الإغلاق.</p>\n<blockquote><p>كان البحر أقرب إلينا مما كنا نظن.</p></blockquote>\n<p>وتبدأ الجولة الأولى عند المنارة، ويقودها بحّارة متقاعدون من نادي <a href="https://club.example/">Club Nautique</a> في المدينة.</p>\n<ul><li>الدخول مجاني للجميع.</li><li>الأبواب مفتوحة من 9:00 إلى 19:30.</li></ul>',
  text: "قالت إدارة الميناء إن الأرصفة القديمة ستُفتح للمشاة كل يوم حتى الغروب، بعد عشرين عامًا من الإغلاق.",
};

export const chineseEntry: Entry = {
  ...plainEntry,
  key: "zh/lantern.txt",
  id: "tag:wire.example,2025:zh/lantern.txt",
  page: "articles/lantern-4e5f6a7b.html",
  title: evidence("灯塔重新点亮，渔民说夜里终于看得见礁石", "first-line", "灯塔重新点亮，渔民说夜里终于看得见礁石"),
  authors: [evidence({ name: "林小雨" }, "byline", "记者 林小雨")],
  summary: evidence("港务局周一晚上重新点亮了停用十一年的灯塔。", "lede", "港务局周一晚上"),
  language: evidence("zh-Hans", "detected", "灯塔重新点亮"),
  tags: ["灯塔"],
  html: "<p>港务局周一晚上重新点亮了停用十一年的灯塔。灯光每十二秒闪一次，最远可以在二十海里之外看到。</p>\n<h2>守塔人的儿子</h2>\n<p>“我父亲在这里住了三十年，”退休的<strong>机械师</strong>说，“今晚我第一次从海上看它。”他把旧钥匙交给了学校，孩子们会在每个星期五打扫镜片。</p>\n<p>修理花了两年，费用由渔民合作社和一家造船厂分担。</p>",
  text: "港务局周一晚上重新点亮了停用十一年的灯塔。灯光每十二秒闪一次，最远可以在二十海里之外看到。",
};

export const untitledEntry: Entry = {
  ...without(plainEntry, "title", "summary", "source"),
  key: "note.txt",
  id: "tag:wire.example,2025:note.txt",
  page: "articles/note-8c9d0e1f.html",
  authors: [],
  tags: [],
  html: "<p>the kettle on the pier is out of order again, bring a flask, the wind has turned and the boats are late by an hour at least</p>",
  text: "the kettle on the pier is out of order again, bring a flask, the wind has turned and the boats are late by an hour at least",
};

const LONG_TITLE = Array.from({ length: 400 }, (_, index) => WORDS()[index % WORDS().length]).join(" ");

export const endlessEntry: Entry = {
  ...plainEntry,
  key: "endless.txt",
  id: "tag:wire.example,2025:endless.txt",
  page: "articles/endless-2a3b4c5d.html",
  title: evidence(LONG_TITLE, "first-line", LONG_TITLE),
};

function WORDS(): readonly string[] {
  return "Committee of the upper and the lower harbour resolves after long debate that every rope shall be counted twice before winter".split(
    " ",
  );
}

/** Things that are wider than a phone: a word, a line of code, a table, a picture's caption without a blank. */
export const wideEntry: Entry = {
  ...plainEntry,
  key: "wide.html",
  id: "tag:wire.example,2025:wide.html",
  page: "articles/wide-6e7f8a9b.html",
  title: evidence(`The cable is called ${"Donaudampfschifffahrt".repeat(6)}`, "heading", "The cable is called"),
  authors: [evidence({ name: "X".repeat(120) }, "byline", "X".repeat(120))],
  tags: ["W".repeat(90)],
  html: `<p>${"0123456789abcdef".repeat(20)}</p>
<pre><code>tide --port outer --from ${"2025-05-19T00:00:00Z ".repeat(8)}</code></pre>
<table><tbody><tr>${"<td>Outer mole</td>".repeat(16)}</tr></tbody></table>
<ul><li><a href="https://long.example/">https://long.example/${"path/".repeat(30)}</a></li></ul>`,
};

/** @param count articles as a small newsroom writes them: titles of ten words, summaries of thirty */
export const ordinaryEntries = (count: number): Entry[] =>
  Array.from({ length: count }, (_, index) => ({
    ...plainEntry,
    key: `2025/ordinary-${index}.md`,
    id: `tag:wire.example,2025:2025/ordinary-${index}.md`,
    page: `articles/council-will-look-at-the-numbers-${String(index).padStart(8, "0")}.html`,
    title: evidence(`Council will look at the numbers of line ${index} again in spring`, "front-matter", "title: …"),
    published: evidence(
      day(`2025-0${9 - Math.floor(index / 10)}-${String(28 - (index % 10)).padStart(2, "0")}`),
      "front-matter",
      "date: …",
    ),
    summary: evidence(
      `The operator counts passengers at every stop of line ${index}, and the council, which had asked for the figures twice, will look at them when the ferries return in April.`,
      "front-matter",
      "summary: …",
    ),
  }));

/** What `plainEntry` is filed under. */
export const topics: readonly Topic[] = [
  { kind: "tag", name: "trams", folder: "topics/trams-0a1b2c3d/" },
  { kind: "tag", name: "City council", folder: "topics/city-council-1b2c3d4e/" },
  { kind: "author", name: "Mara Lindqvist", folder: "topics/mara-lindqvist-2c3d4e5f/" },
  { kind: "source", name: "Harbour Wire", folder: "topics/harbour-wire-3d4e5f6a/" },
];

/** As many as a lively site has: of one word or two, in a script or another. */
export const manyTopics: readonly Topic[] = [
  ...topics,
  ...["Ferries", "Weather", "ميناء", "灯塔", "Night work", "Lighthouse keepers of the outer islands"].map(
    (name, index): Topic => ({ kind: "tag", name, folder: `topics/t-4e5f6a7${index}/` }),
  ),
];
