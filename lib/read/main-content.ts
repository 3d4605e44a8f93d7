import type { Block } from "#model/article.ts";
import { callsItself, type DomElement, findAround } from "./dom.ts";
import { type Piece, readPieces } from "./html-blocks.ts";
import type { HtmlTree } from "./html-tree.ts";
import { findBody, removeComments, takeAwayBeside } from "./page-body.ts";
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
  removeComments(body, elements, pieces);
  const { findReadable } = await import("./readability.ts");
  const readable = findReadable(tree);
  const found = readable ? readPieces(readable) : [];
  // Readability may settle on the box about the author: only what does not stand beside an article speaks for it.
  const standing = readable ? proseLength(takeAwayBeside(readable, found)) : -1;
  const chosen = trimEnd(
    (standing >= proseLength(weighed) * ENOUGH ? found : weighed).filter((piece) => !isInForm(piece)),
  );
  return blocksOf(chosen.length > 0 ? chosen : pieces);
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
