import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { loadChannelIfAny } from "#cli/settings.ts";
import { CONFIGURATION_FILE } from "#pipeline/configuration.ts";
import { renderAims } from "./aims.ts";
import { findCorpora } from "./corpora.ts";
import { predict } from "./predict.ts";
import { type Figures, scoreCorpus } from "./scores.ts";
import { measureSpeed, renderSpeed } from "./speed.ts";
import { renderTable } from "./table.ts";

/**
 * `npm run eval -- PATH_TO_CORPORA [CORPUS…]`: what normalization scores on corpora with gold answers, and how fast it is.
 * PATH_TO_CORPORA holds `score.mjs` and a folder for each corpus, with `seeds/` and `gold.jsonl`. What was predicted stays
 * in node_modules/.cache/eval, for `score.mjs --wrong`.
 */
const [place = "", ...names] = process.argv.slice(2);
const scorer = join(place, "score.mjs");
const corpora = findCorpora(place, names);
const cache = join(import.meta.dirname, "../../node_modules/.cache/eval");
const say = (text: string) => process.stdout.write(`${text}\n`);

if (place === "" || !existsSync(scorer) || corpora.length === 0) {
  say("Evaluation skipped: no corpora there. Name the folder that holds them: npm run eval -- PATH_TO_CORPORA");
} else {
  mkdirSync(cache, { recursive: true });
  const channel = await loadChannelIfAny(CONFIGURATION_FILE);
  const figures = new Map<string, Figures>();
  for (const corpus of corpora) {
    const predictions = join(cache, `${corpus.name}.ndjson`);
    await predict(corpus, channel, predictions);
    figures.set(corpus.name, scoreCorpus(scorer, corpus, predictions));
    process.stderr.write(`${corpus.name}: ${predictions}\n`);
  }
  say(`\nScores\n${renderTable(figures)}`);
  say(`\nAims\n${renderAims(figures)}`);
  say(`\nSpeed, ms a document\n${renderSpeed(await measureSpeed(corpora, channel))}`);
}
