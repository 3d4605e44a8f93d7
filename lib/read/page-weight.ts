import { type DomElement, type DomNode, isElement } from "./dom.ts";
import type { Piece } from "./html-blocks.ts";

/** A paragraph of this many characters is prose; menus, buttons and credits are shorter. */
const PROSE_LENGTH = 60;
/** Lists are left out: menus, tags and comments are lists far more often than articles are. */
const PROSE_KINDS: ReadonlySet<string> = new Set(["paragraph", "quote"]);

const linkedLengths = new WeakMap<Piece, number>();

/** Characters of a piece that lie inside links. Asked for again and again, so each piece is walked once. */
export const linkedLength = (piece: Piece): number => {
  const known = linkedLengths.get(piece) ?? linkedIn(piece.nodes);
  linkedLengths.set(piece, known);
  return known;
};

const linkedIn = (nodes: Iterable<DomNode>): number => {
  let length = 0;
  for (const node of nodes) {
    if (isElement(node)) length += node.localName === "a" ? node.textContent.trim().length : linkedIn(node.childNodes);
  }
  return length;
};

/** Tells running text from furniture: long enough, and not mostly links. */
const isProse = (piece: Piece): boolean => {
  const { kind, text } = piece.block;
  return PROSE_KINDS.has(kind) && text.length >= PROSE_LENGTH && linkedLength(piece) < text.length * 0.4;
};

/** Characters of prose in some pieces. */
export const proseLength = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + (isProse(piece) ? piece.block.text.length : 0), 0);

/** The element a piece stands in (itself, where it is one). */
export const elementOf = ({ nodes }: Piece): DomElement | null => {
  const [node] = nodes;
  if (!node) return null;
  return isElement(node) ? node : node.parentNode;
};

/** How much prose each element of a page holds, in characters. */
export const weighElements = (pieces: readonly Piece[]): ReadonlyMap<DomNode, number> => {
  const weights = new Map<DomNode, number>();
  for (const piece of pieces) {
    if (!isProse(piece)) continue;
    for (let up: DomNode | null = elementOf(piece); up; up = up.parentNode) {
      weights.set(up, (weights.get(up) ?? 0) + piece.block.text.length);
    }
  }
  return weights;
};
