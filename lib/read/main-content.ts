import type { Block } from "#model/article.ts";
import { callsItself, type DomElement, findAround } from "./dom.ts";
import { type Piece, readPieces } from "./html-blocks.ts";
import type { HtmlTree } from "./html-tree.ts";
import { findBody, removeComments, takeAwayBeside } from "./page-body.ts";
import { cutTail } from "./page-tail.ts";
import { elementOf, linkedLength, proseLength } from "./page-weight.ts";

/**
 * Readability's choice stands while it holds this share of the page's prose. Measured on annotated pages: below, it took
 * the comments, the box about the author or one column of several; asking for more lets whole pages in.
 */
const ENOUGH = 0.6;

/**
 * The blocks of the article on a page, without what stands around it. A page that has nothing around its article is kept
 * whole: nothing is cut from a fragment or from a saved text, however short. Changes the tree.
 */
export const readMainContent = async (tree: HtmlTree): Promise<readonly Block[]> => {
  const { body, elements, furnished } = tree;
  const pieces = readPieces(body);
  if (!furnished && !isMenu(pieces) && !elements.some(isFurniture)) return blocksOf(pieces);

  const weighed = findBody(body, pieces);
  const own = weighed.filter((piece) => !isLinks(piece));
  const found = isPlain(own, takeAwayBeside(body, pieces)) ? own : await readAgain(tree, pieces, weighed);
  const chosen = trimEnd(cutTail(found.filter((piece) => !isInForm(piece))));
  return blocksOf(chosen.length > 0 ? chosen : pieces);
};

/** A list that leads elsewhere, or a line that is nothing but a link and longer than a name. */
const isLinks = (piece: Piece): boolean => {
  const { kind, text } = piece.block;
  if (kind === "list") return text !== "" && linkedLength(piece) >= text.length * 0.6;
  return kind === "paragraph" && text.length > NAME_LENGTH && linkedLength(piece) >= text.length * 0.9;
};

const NAME_LENGTH = 40;

/**
 * True for a box that is plainly the article: several pieces, nearly all of them prose, and nearly all the prose of the
 * page (`page`, without what stands beside). A second opinion would cost most of the time that a page takes, and agree.
 */
const isPlain = (own: readonly Piece[], page: readonly Piece[]): boolean => {
  const prose = proseLength(own);
  const length = own.reduce((sum, { block }) => sum + block.text.length, 0);
  return own.length >= 4 && prose >= 1000 && prose >= 0.9 * length && prose >= 0.95 * proseLength(page);
};

/** Characters; no paragraph is as long, and the library's own tree takes a hundred bytes for each of its signs. */
const LONGEST_PIECE = 100_000;

/** Readability's choice, where it holds enough of what weighs most on the page. */
const readAgain = async (
  tree: HtmlTree,
  pieces: readonly Piece[],
  weighed: readonly Piece[],
): Promise<readonly Piece[]> => {
  if (pieces.some(({ block }) => block.text.length > LONGEST_PIECE)) return weighed;
  removeComments(tree.body, tree.elements, pieces);
  const { findReadable } = await import("./readability.ts");
  const readable = findReadable(tree);
  if (!readable) return weighed;
  const found = readPieces(readable);
  // Readability may settle on the box about the author: only what does not stand beside an article speaks for it.
  const standing = proseLength(takeAwayBeside(readable, found));
  return standing >= proseLength(weighed) * ENOUGH ? found : weighed;
};

const blocksOf = (pieces: readonly Piece[]): readonly Block[] => pieces.map(({ block }) => block);

/** Parts of a page that are named for what stands around an article. */
const isFurniture = (element: DomElement): boolean => /sidebar|menu|footer|comment/i.test(callsItself(element));

/** A body of which half is links is a menu or a list of teasers with an article somewhere inside. */
const isMenu = (pieces: readonly Piece[]): boolean => {
  let [linked, all] = [0, 0];
  for (const piece of pieces) {
    linked += linkedLength(piece);
    all += piece.block.text.length;
  }
  return linked > all / 2;
};

/** A form with this much text is a page inside a form, as ASP.NET writes them. */
const FORM_TEXT = 1500;

/** What is written around the fields of a form: "your e-mail", "we inform you daily". */
const isInForm = (piece: Piece): boolean => {
  const form = findAround(elementOf(piece), ({ localName }) => localName === "form");
  return form !== undefined && form.textContent.length < FORM_TEXT;
};

/** A heading or a rule at the very end announces something that is not there any more. */
const trimEnd = (pieces: readonly Piece[]): readonly Piece[] => {
  const last = pieces.findLastIndex(({ block }) => block.kind !== "heading" && block.kind !== "rule");
  return pieces.slice(0, last + 1);
};
