import type { Piece } from "./html-blocks.ts";
import { linkedLength, proseLength } from "./page-weight.ts";

/**
 * Leaves out what a page puts behind its article and announces: "More from our coast", "Das könnte Sie auch interessieren"
 * and the teasers below. Only at the end, and only where what follows is teasers: such lines stand in the middle of
 * articles too.
 */
export const cutTail = (pieces: readonly Piece[]): readonly Piece[] => {
  const prose = proseLength(pieces);
  const at = pieces.findIndex((piece, index) => {
    if (index < FEWEST || !announces(piece)) return false;
    const below = pieces.slice(index + 1);
    return proseLength(below) <= prose * LARGEST && below.filter(isTeaser).length >= below.length * TEASERS;
  });
  return at < 0 ? pieces : pieces.slice(0, at);
};

const isTeaser = (piece: Piece): boolean =>
  piece.block.kind === "figure" || linkedLength(piece) >= piece.block.text.length * LINKED;

/** Blocks that an article has at least. */
const FEWEST = 3;
/** What follows holds at most this share of the prose, */
const LARGEST = 0.2;
/** and this share of its blocks are pictures or links, for the most part. */
const TEASERS = 0.5;
const LINKED = 0.4;

const announces = ({ block: { kind, text } }: Piece): boolean =>
  (kind === "heading" || kind === "paragraph") && text.length <= 70 && ANNOUNCES.test(text);

const ANNOUNCES = new RegExp(
  [
    "^(?:lust auf mehr|weitere (?:\\p{L}+ )?(?:themen|artikel|beiträge|meldungen|nachrichten|news|homestorys)|weiterlesen|auch (?:lesen|interessant)",
    "mehr (?:zum thema|von|aus|themen|artikel|lesen|zu)|(?:lesen|sehen) sie auch|das könnte|verwandte|ähnliche|meist(?:gelesen|diskutiert|kommentiert)|passend(?:e|er)? |zum weiterlesen",
    "related|you (?:may|might) |more (?:from|on|about|in|stories|news|like)|read (?:more|next|also)|recommended|most (?:read|popular)|trending|don.t miss|up next|also (?:read|on)|latest (?:news|stories|posts)",
    "más (?:sobre|noticias|de |información)|l(?:ea|ee) (?:también|más|además)|(?:te|le) (?:puede|podría) |te recomendamos|(?:noticias|artículos|notas) relacionad|(?:lo )?más (?:leíd|vist)|relacionad",
    "(?:à )?lire aussi|à lire|sur le même|voir aussi|articles? (?:liés|similaires)|vous aimerez|dans la même",
    "leia (?:também|mais)|veja (?:também|mais)|(?:notícias|matérias) relacionadas|mais (?:lidas|sobre|notícias)",
    "leggi anche|potrebbe|articoli correlati|lees (?:ook|meer)|meer (?:over|nieuws)|läs (?:också|mer)|les også|læs også",
    "czytaj (?:też|także|również)|zobacz (?:też|także|również)|polecamy|čtěte také|související|читайте (?:также|також)|по теме|материалы по теме|похожие)",
  ].join("|"),
  "iu",
);
