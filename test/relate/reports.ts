import type { Entry } from "#model/entry.ts";
import { normalize } from "#normalize/normalize.ts";
import { readSeed } from "#read/read-seed.ts";
import type { Report } from "#relate/relate.ts";
import { signatureOf } from "#relate/signature.ts";
import { channel } from "../normalize/articles.ts";

/** A plain text as it is read and normalized; without a file date, unless one is given (seconds since 1970). */
export const entryFrom = async (key: string, text: string, lastModified?: number): Promise<Entry> => {
  const stamp = lastModified !== undefined && { lastModified };
  const read = await readSeed({ key, bytes: new TextEncoder().encode(text), ...stamp });
  if (read.kind !== "article") throw new Error(`${key} is no article`);
  return normalize(read.article, channel);
};

/** The same as its siblings see it. */
export const reportFrom = async (key: string, text: string, lastModified?: number): Promise<Report> => {
  const entry = await entryFrom(key, text, lastModified);
  return { id: entry.id, title: key, signature: await signatureOf(entry) };
};

/** A text with its date in front of it. */
export const dated = (day: string, text: string): string => `---\ndate: ${day}\n---\n${text}`;

// One event, told by hands that do not copy one another: a trawler aground, on a Wednesday, 14 May 2025.

export const GROUNDING = `
The trawler Sjoholm Marie ran aground on Kettle Bank off Nyhaven on Wednesday with 41 people on board, and rescuers from Varrick
took off all but the captain before the tide turned, the coastguard said.

Captain Ingrid Tolvanen stayed on the bridge with two engineers while the salvage tug Halvorsen put a line to her stern.
The ship holds 620 tonnes of fuel oil, said Dalbeck Marine, which owns her, and none of it has been lost.

Fisheries minister Oskar Breiling flew over Kettle Bank and spoke of luck. A storm that sank two yachts near Varrick on Tuesday
had moved the buoys, he said, and nobody in Nyhaven had been told of it. Dalbeck Marine wants to pull her free on Wednesday night.
`;

export const RESCUE = `
NYHAVEN — Helicopters lifted 38 sailors off the stranded Sjoholm Marie on Wednesday, hours after the trawler struck Kettle Bank in
thick fog.

"We felt her lift twice and then she stayed," said deckhand Piet Ravn, wrapped in a blanket at the Varrick lifeboat station. Three
of the crew, among them Ingrid Tolvanen, the captain, refused to leave.

The owner, Dalbeck Marine, hired the Halvorsen, the strongest tug on this coast. Harbourmaster Lisbet Aune said the fuel oil in her
tanks, some 620 tonnes, worried her more than the hull. Oskar Breiling, who answers for fisheries, has promised an inquiry.
`;

export const OWNER = `
Shares in Dalbeck Marine lost a ninth of their value on Wednesday after one of its vessels, the Sjoholm Marie, stranded on Kettle
Bank with 41 crew.

The company said that Captain Ingrid Tolvanen had reported false buoys before the impact, and that the tug Halvorsen would try to
refloat the trawler at high water. Insurers put the price of a spill at Nyhaven at 90 million crowns: she carries 620 tonnes of
fuel oil. A gale on Tuesday had already shut the port of Varrick.

Fisheries minister Oskar Breiling said on Wednesday that licences would be looked at. Lisbet Aune, the harbourmaster, closed the
channel to all traffic.
`;

/** The same event without a weekday: a page of that day, told by its date. */
export const LIVE = `
Kettle Bank: the Sjoholm Marie is still aground

The salvage of the trawler Sjoholm Marie, which struck Kettle Bank on May 14, goes on tonight, Dalbeck Marine said, with the tug
Halvorsen alongside.

Of 41 people on board 38 were flown to Varrick. Captain Ingrid Tolvanen is with the ship. The harbourmaster of Nyhaven, Lisbet Aune,
asked for booms, for 620 tonnes of fuel oil are in the tanks.

Oskar Breiling, the fisheries minister, wrote that May 14 would be remembered on this coast.
`;

export const ELSEWHERE = `
The orchestra of Lindmoor opened its season on Wednesday with a symphony that Clara Weissenbach wrote when she was seventeen, and the
hall, newly panelled in larch, carried every whisper of it.

Conductor Teodor Halloran had found the score among letters in a cupboard of the conservatory. The audience stood for nine minutes.
On Tuesday the same players had rehearsed until midnight, said the leader, Agathe Morrow, who will take the work to Prague.
`;
