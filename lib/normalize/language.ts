import type { Article, Block } from "#model/article.ts";
import type { ArticleRules } from "#model/channel.ts";
import type { Evidence } from "#model/evidence.ts";
import { isRunningText } from "./blocks.ts";
import { declarationsOf, trustIn } from "./draft.ts";
import { countFunctionWords, hasFunctionWords } from "./function-words.ts";
import { languageOfScript } from "./scripts.ts";

/**
 * The language the article is written in, as a BCP 47 tag: declared, else told by its script and its commonest words,
 * else by tinyld; where the text is too short or too odd, the channel's.
 */
export const findLanguage = async (article: Article, channel: ArticleRules): Promise<Evidence<string>> => {
  for (const declaration of declarationsOf(article, "language")) {
    const value = canonicalTag(declaration.value);
    if (value) return { value, origin: declaration.origin, quote: declaration.quote, confidence: trustIn(declaration) };
  }
  const sample = sampleOf(article.blocks);
  const found = sample.length >= LEAST ? await detect(sample) : undefined;
  const configured = channel.language;
  if (!found) return { value: configured, origin: "configuration", quote: "", confidence: 0.6 };
  const value = baseOf(configured) === found.language ? configured : found.language;
  return { value, origin: "detected", quote: firstWords(sample), confidence: found.confidence };
};

/** Asking Intl takes as long as reading a paragraph, and a channel's articles declare the same few. */
const tags = new Map<string, string | undefined>();
const TAG_COUNT = 500;

const canonicalTag = (written: string): string | undefined => {
  if (!tags.has(written)) {
    if (tags.size >= TAG_COUNT) tags.clear();
    tags.set(written, askIntl(written));
  }
  return tags.get(written);
};

/** `en_us` → `en-US`; `undefined` for what is no tag of RFC 5646, and for "und" and "mul", which name no language. */
const askIntl = (written: string): string | undefined => {
  try {
    const [tag] = Intl.getCanonicalLocales(
      written
        .trim()
        .replaceAll("_", "-")
        .replace(/[-.](?:utf-?8|posix)$/i, ""),
    );
    return tag && !/^(?:und|mul|zxx|root)\b/.test(tag) ? tag : undefined;
  } catch {
    return undefined; // RangeError: "English", "en-", free text
  }
};

interface Detected {
  readonly language: string;
  readonly confidence: number;
}

const detect = async (sample: string): Promise<Detected | undefined> => {
  const byScript = languageOfScript(sample);
  if (byScript) return { language: byScript, confidence: 0.95 };
  const spoken = languageOfWords(sample.slice(0, GLANCE)) ?? languageOfWords(sample);
  if (spoken) return { language: spoken, confidence: 0.95 };
  const { detectAll } = await import("tinyld/light");
  const [likely, second] = detectAll(sample);
  if (!likely || likely.accuracy < 0.1 || likely.accuracy < 2 * (second?.accuracy ?? 0)) return undefined;
  const words = countFunctionWords(sample).find(({ language }) => language === likely.lang)?.count ?? 0;
  // A text in a language whose commonest words we know has some of them.
  return words >= 2 || !hasFunctionWords(likely.lang) ? { language: likely.lang, confidence: 0.7 } : undefined;
};

/** A language that is plainly ahead of all others in the sample's commonest words. */
const languageOfWords = (sample: string): string | undefined => {
  const [best, next] = countFunctionWords(sample);
  const margin = SIBLINGS.has(`${best?.language} ${next?.language}`) ? 1.15 : 1.5;
  return best && best.count >= 4 && best.count >= margin * (next?.count ?? 0) ? best.language : undefined;
};

/** Languages that share most of their commonest words: the few they do not share decide. */
const SIBLINGS: ReadonlySet<string> = new Set(["da nb", "nb da", "cs sk", "sk cs", "es ca", "ca es", "pt es", "es pt"]);

/** Characters; enough for most texts, and a fraction of the work. */
const GLANCE = 160;

/** Characters below which a guess would be one. */
const LEAST = 40;

/** The beginning of the running text, or of whatever words there are, without code and tables. */
const sampleOf = (blocks: readonly Block[]): string => {
  const running = blocks.filter(isRunningText);
  const told = running.length > 0 ? running : blocks.filter(({ kind }) => kind !== "code" && kind !== "table");
  let sample = "";
  for (const { text } of told) {
    if (sample.length >= SAMPLE) break;
    sample += ` ${text}`;
  }
  return sample.slice(0, SAMPLE).trim();
};

const SAMPLE = 500;

const baseOf = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? tag;

const firstWords = (sample: string): string => sample.slice(0, GLANCE).split(/\s+/).slice(0, 8).join(" ");
