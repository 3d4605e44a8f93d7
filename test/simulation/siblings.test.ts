import { afterAll, beforeAll, expect, test } from "vitest";
import { type CountedSite, openCountedSite } from "../support/counted-site.ts";
import { strangerNumber } from "../support/strangers.ts";

/** What the tick behind a landed article costs that dates others, counted on the wire. */

let site: CountedSite;
beforeAll(async () => {
  site = await openCountedSite();
});
afterAll(() => site.close());

/** One event in other words each time. Its day stands behind the place, its year nowhere. */
const undated = [
  `The trawler Sjoholm Marie ran aground on Kettle Bank off Nyhaven, and rescuers from Varrick took off all but the captain, Ingrid
Tolvanen. The tug Halvorsen put a line to her stern, said Dalbeck Marine, which owns her. Oskar Breiling flew over the wreck, and the
harbourmaster, Lisbet Aune, closed the channel.`,
  `Helicopters lifted sailors off the stranded Sjoholm Marie after she struck Kettle Bank in fog. Ingrid Tolvanen refused to leave.
Dalbeck Marine hired the Halvorsen, the strongest tug of Varrick, and harbourmaster Lisbet Aune at Nyhaven worried about fuel. Oskar
Breiling has promised an inquiry.`,
  `Shares in Dalbeck Marine fell when the Sjoholm Marie lay on Kettle Bank with Captain Ingrid Tolvanen aboard. The tug Halvorsen is to
refloat her at Varrick's high water. Oskar Breiling said that licences would be looked at, and Lisbet Aune shut Nyhaven's fairway.`,
].map((text, i) => [`reports/${i}.txt`, `Report ${i}\n\nNYHAVEN, May 14 — ${text}\n`] as const);

const WITNESS = `---\ntitle: What is known\ndate: 2025-05-14\n---\n
NYHAVEN — What is known of the Sjoholm Marie, of Kettle Bank, and of those who came out from Varrick: Ingrid Tolvanen is well. The
Halvorsen waits for water. Dalbeck Marine, Oskar Breiling and Lisbet Aune meet at Nyhaven tonight.\n`;

/** How many articles of the front feed their siblings date. */
const datedBySiblings = (): number => {
  const { items } = JSON.parse(site.server.bucket("feeds").get("public/feed.json")?.body.toString() ?? "{}");
  const stories = items as { readonly _seedwire: { readonly published?: { readonly origin: string } } }[];
  return stories.filter(({ _seedwire }) => _seedwire.published?.origin === "siblings").length;
};

test.each([10, 1_000])(
  "each further undated article that gets its day costs 10 requests at most, beside %i others",
  async (size) => {
    const costs: number[] = [];
    for (const count of [0, 1, 2, 3]) {
      const strangers = Array.from({ length: size }, (_, i) => strangerNumber(i));
      await site.lay(new Map([...strangers, ...undated.slice(0, count)]));
      site.plant("known.md", WITNESS);
      await (await site.cold()).land("known.md");
      costs.push((await site.costOf((await site.cold()).tick)).requests);
      expect(datedBySiblings()).toBe(count);
    }
    const [none, one = 0, ...more] = costs;
    console.log(size, "none dated", none, "one", one, "two, three", more);
    // The first of them pays for the site's own feeds and for the archive's page that it leaves.
    for (const [i, requests] of more.entries()) expect(requests - one).toBeLessThanOrEqual(10 * (i + 1));
  },
);
