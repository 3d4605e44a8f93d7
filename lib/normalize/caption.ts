import type { Block, Image } from "#model/article.ts";
import { AGENCY_FORMS, agencyNamed, PICTURE_HOUSES } from "./agencies.ts";
import { escapeHtml, isPlain, isRunningText, paragraph } from "./blocks.ts";
import type { Step } from "./draft.ts";

/**
 * Makes figures of the captions that copied text carries as paragraphs, told by their picture credit, and splits the
 * credit from the caption in figures that have one. There is no picture file; what it shows is still worth its words.
 */
export const liftCaption: Step = (draft) => {
  const blocks: Block[] = [];
  const captions: string[] = [];
  const lede = draft.blocks.findIndex(isRunningText);
  for (const [index, block] of draft.blocks.entries()) {
    const atFront = index <= lede && index < draft.blocks.length - 1;
    const { caption, rest } = takeCaption(block, atFront);
    if (caption) blocks.push(caption);
    if (caption?.text) captions.push(caption.text);
    if (rest) blocks.push(rest);
  }
  return captions.length === 0 ? draft : { ...draft, blocks, captions: [...draft.captions, ...captions] };
};

interface Taken {
  readonly caption?: Block;
  readonly rest?: Block;
}

const takeCaption = (block: Block, atFront: boolean): Taken => {
  if (block.kind === "figure") return { caption: withCredit(block) };
  const { text } = block;
  const whole = text.length <= CAPTION_LIMIT ? splitCredit(text, atFront) : undefined;
  if (whole && isPlain(block)) return { caption: captionOnly(text, whole) };
  const glued = atFront && isPlain(block) ? findGlued(text.slice(0, CAPTION_LIMIT)) : null;
  const rest = glued ? text.slice(glued[0].length).trim() : "";
  const front = glued ? splitCredit(glued[0].trim(), true) : undefined;
  if (!glued || !front || rest.length < 40 || !/^["'“‘«„(]?\p{Lu}/u.test(rest)) return { rest: block };
  return { caption: captionOnly(glued[0].trim(), front), rest: paragraph(rest) };
};

const CAPTION_LIMIT = 600;

/** Characters at the end of a caption in which its credit stands. */
const CREDIT_LIMIT = 110;

interface Credited {
  readonly caption: string;
  readonly credit: string;
}

/**
 * The caption and its credit, where the text ends (or begins) with one. "— Reuters" alone credits a picture only above
 * the text: below it, it signs the story.
 */
const splitCredit = (text: string, atFront: boolean): Credited | undefined => {
  const start = Math.max(0, text.length - CREDIT_LIMIT);
  const end = text.slice(start);
  const found = firstMatch(PHOTO_CREDITS, end) ?? (atFront && SPACED_DASH.test(end) ? DASH_CREDIT.exec(end) : null);
  const credit = found?.groups?.credit;
  if (found && credit && isCredit(credit)) {
    return { caption: text.slice(0, start + found.index).trim(), credit: credit.trim() };
  }
  const label = text.length <= 300 && /[:©]/.test(text) ? PHOTO_LABEL.exec(text)?.groups : undefined;
  if (!label) return undefined;
  const { credit: named = "", caption = "" } = label;
  return isCredit(named) ? { caption, credit: named.trim() } : undefined;
};

/** Names, mostly: "the photo: nobody knows who took it" credits nobody. */
const isCredit = (credit: string): boolean => {
  const words = credit.split(/[\s/|]+/).filter(Boolean);
  return words.filter((word) => !/^\p{Ll}/u.test(word) || agencyNamed(word)).length > 0.5 * words.length;
};

const firstMatch = (patterns: readonly RegExp[], text: string): RegExpExecArray | null => {
  if (!CREDIT_SIGN.test(text)) return null;
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found;
  }
  return null;
};

const captionOnly = (text: string, { caption }: Pick<Credited, "caption">): Block => ({
  kind: "figure",
  text,
  html:
    `<figure><figcaption>${caption ? `${escapeHtml(caption)} ` : ""}` +
    `<small>${escapeHtml(caption ? text.slice(text.indexOf(caption) + caption.length).trim() : text)}</small></figcaption></figure>`,
});

/** A figure whose caption ends with its credit, with the two told apart. */
const withCredit = (block: Block): Block => {
  const { image } = block;
  if (!image?.caption || image.credit) return block;
  const split = splitCredit(image.caption, true);
  if (!split) return block;
  const { caption: _joined, ...bare } = image;
  const credited: Image = { ...bare, credit: split.credit, ...(split.caption && { caption: split.caption }) };
  return { ...block, image: credited };
};

const WHO = "[^()[\\]|.!?]{2,60}?(?:\\.[a-z]{2,3})?";
const PICTURE_WORD = "(?:photo(?:graph)?s?|pictures?|images?|foto|bild|imagen|фото)";

/** How a picture's credit ends a caption (or is all of it): what readers know as "(AP Photo/Jane Roe)". */
const PHOTO_CREDITS = [
  `[([](?<credit>(?:AP|AFP|EPA|dpa|Reuters)(?: Photo)? ?/ ?${WHO})[)\\]]`,
  `[([](?<credit>(?:${PICTURE_HOUSES})(?: ?[/|–-] ?${WHO})?)[)\\]]`,
  `[([](?<credit>${WHO} ?[/|] ?(?:${PICTURE_HOUSES}|${AGENCY_FORMS}|ap))[)\\]]`,
  `[([]?${PICTURE_WORD}(?: credit)?\\s*[:©]\\s*(?<credit>${WHO})[)\\]]?`,
  `[([]?${PICTURE_WORD} (?:by|courtesy of):? (?<credit>${WHO})[)\\]]?`,
  `(?:[–—|©]|-(?=\\s))\\s*(?<credit>(?:${PICTURE_HOUSES})(?: ?/ ?${WHO})?)`,
  `(?:[–—|©]|-(?=\\s))\\s*(?<credit>${WHO} ?/ ?(?:${PICTURE_HOUSES}|AP|AFP|Reuters|EPA|dpa))`,
].map((credit) => new RegExp(`(?:^|(?<=[.!?"”’)\\s]))${credit}\\.?$`, "iu"));

/** What every one of them has: most paragraphs have none of it, and are spared the rest. */
const CREDIT_SIGN = /[)\]]\.?$|[–—|©]|\s-\s|[Pp]hoto|PHOTO|[Pp]icture|[Ii]mage|[Ff]oto|FOTO|Bild|[Фф]ото/;

const SPACED_DASH = /\s[–—-]/;

const DASH_CREDIT = new RegExp(
  `\\s(?:[–—]|-)\\s*(?<credit>(?:${AGENCY_FORMS}|ap|aa)(?: photo| pic| file)?)\\.?$`,
  "iu",
);

const PHOTO_LABEL =
  /^(?:photo|picture|image|foto|bild|фото)(?: by| credit)?\s*[:©]\s*(?<credit>[^.:]{2,60}?)(?:[.:]\s+(?<caption>.+))?$/iu;

const findGlued = (text: string): RegExpExecArray | null => (GLUED_SIGN.test(text) ? GLUED.exec(text) : null);

/** What all of them have: a dash behind a sentence, or a bracket. */
const GLUED_SIGN = /[.!?]["'”’]?\s*[–—-]|[([]/;

/** A caption and its credit in front of the lede, in one paragraph. */
const GLUED = new RegExp(
  `^.{20,${CAPTION_LIMIT}}?(?:[.!?]["'”’]?\\s*[–—-]\\s*(?:${AGENCY_FORMS})|[([](?:AP|AFP|EPA|dpa|Reuters)(?: Photo)? ?/ ?[^()[\\]]{2,60}[)\\]])(?=\\s)`,
  "iu",
);
