import { callsItself, childrenOf, type DomElement, type DomNode, findAround } from "./dom.ts";
import type { Piece } from "./html-blocks.ts";
import type { ElementNode } from "./html-node.ts";
import { elementOf, proseLength, weighElements } from "./page-weight.ts";

const BESIDE: ReadonlySet<string> = new Set(["aside", "footer"]);
const BESIDE_ROLES: ReadonlySet<string> = new Set(["complementary", "contentinfo"]);
const BESIDE_NAME =
  /(?:^|[\s_-])(?:comments?|disqus|respond|sidebar|related|recommend(?:ed|ations?)?|newsletter|cookies?|share|sharing|social|teasers?|promo|popup|modal|banner)(?:$|[\s_-])/i;
const COMMENTS = /(?:^|\s)(?:comments?|disqus)(?:$|\s|[_-](?:area|body|list|section|thread|wrapper))/i;
/** What holds nearly all of the page's prose is the page, even if it is called `comments`. */
const MOST = 0.9;

/** The innermost element with this share of the prose is the article's box. */
const BOX_SHARE = 0.85;

/**
 * Finds the article on a page by where its prose stands: first without what stands beside it (comments, related articles,
 * sidebars), then only what the innermost box with most of the prose holds. `pieces` are those of `root`, in order.
 */
export const findBody = (root: DomElement, pieces: readonly Piece[]): readonly Piece[] => {
  const kept = takeAwayBeside(root, pieces);
  const weights = weighElements(kept);
  const enough = (weights.get(root) ?? 0) * BOX_SHARE;
  if (enough === 0) return kept;
  const heavyChild = (element: DomElement) => childrenOf(element).find((child) => (weights.get(child) ?? 0) >= enough);
  let box = root;
  for (let child = heavyChild(root); child; child = heavyChild(child)) box = child;
  const inside = kept.filter((piece) => findAround(elementOf(piece), (around) => around === box));
  return [...standfirstAbove(pieces, inside[0]), ...inside];
};

/**
 * The prose between the page's headline and the box: many pages put the standfirst beside their text, not into it, and some
 * call it a teaser.
 */
const standfirstAbove = (pieces: readonly Piece[], first: Piece | undefined): readonly Piece[] => {
  const above = pieces.slice(0, first ? pieces.indexOf(first) : 0);
  const headline = above.findLastIndex(({ block }) => block.kind === "heading" && block.level === 1);
  const prose = headline < 0 ? [] : above.slice(headline + 1).filter((piece) => proseLength([piece]) > 0);
  return prose.length > STANDFIRST ? [] : prose;
};

/** Pieces of prose; more are a part of the page by themselves. */
const STANDFIRST = 3;

/**
 * Leaves out the pieces in elements that say by tag, role or name that they stand beside the article. Wrappers are often
 * called `has-sidebar` or `comments-open`: an element with half of the page's prose is no sidebar, whatever its name.
 */
export const takeAwayBeside = (root: DomElement, pieces: readonly Piece[]): readonly Piece[] => {
  const shareOf = shares(root, pieces);
  const known = new Map<DomNode, boolean>();
  const isBeside = (element: DomElement | null): boolean => {
    if (!element || element === root) return false;
    const before = known.get(element);
    if (before !== undefined) return before;
    const beside = standsBeside(element, shareOf(element)) || isBeside(element.parentNode);
    known.set(element, beside);
    return beside;
  };
  return pieces.filter((piece) => !isBeside(elementOf(piece)));
};

/** Takes the comments of readers off a page. `pieces` are those of `root`; the tree is changed. */
export const removeComments = (root: DomElement, elements: readonly ElementNode[], pieces: readonly Piece[]): void => {
  const shareOf = shares(root, pieces);
  for (const element of elements) {
    if (COMMENTS.test(callsItself(element)) && shareOf(element) < MOST) element.remove();
  }
};

/** The part of the page's prose that an element holds, 0 to 1. */
const shares = (root: DomElement, pieces: readonly Piece[]): ((element: DomElement) => number) => {
  const weights = weighElements(pieces);
  const whole = weights.get(root) ?? 0;
  return (element) => (whole === 0 ? 0 : (weights.get(element) ?? 0) / whole);
};

/** A long discussion may hold more of the page's prose than its article. */
const standsBeside = (element: DomElement, share: number): boolean => {
  const names = callsItself(element);
  const role = element.getAttribute("role") ?? "";
  if (!BESIDE.has(element.localName) && !BESIDE_ROLES.has(role) && !BESIDE_NAME.test(names)) return false;
  return share < (/comment/i.test(names) ? MOST : 0.5);
};
