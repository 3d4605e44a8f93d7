import { type DomElement, type DomNode, findAround } from "./dom.ts";
import type { Piece } from "./html-blocks.ts";
import { elementOf, weighElements } from "./page-weight.ts";

const BESIDE: ReadonlySet<string> = new Set(["aside", "footer"]);
const BESIDE_ROLES: ReadonlySet<string> = new Set(["complementary", "contentinfo"]);
const BESIDE_NAME =
  /(?:^|[\s_-])(?:comments?|disqus|respond|sidebar|related|recommend(?:ed|ations?)?|newsletter|cookies?|share|sharing|social|teasers?|promo|popup|modal|banner)(?:$|[\s_-])/i;
const COMMENT_NAME = /comments?/i;

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
  const heavyChild = (element: DomElement) =>
    [...element.children].find((child) => (weights.get(child) ?? 0) >= enough);
  let box = root;
  for (let child = heavyChild(root); child; child = heavyChild(child)) box = child;
  return kept.filter((piece) => findAround(elementOf(piece), (around) => around === box));
};

/**
 * Leaves out the pieces in elements that say by tag, role or name that they stand beside the article. Wrappers are often
 * called `has-sidebar` or `comments-open`: an element with half of the page's prose is no sidebar, whatever its name.
 */
export const takeAwayBeside = (root: DomElement, pieces: readonly Piece[]): readonly Piece[] => {
  const weights = weighElements(pieces);
  const whole = weights.get(root) ?? 0;
  const known = new Map<DomNode, boolean>();
  const isBeside = (element: DomElement | null): boolean => {
    if (!element || element === root) return false;
    const before = known.get(element);
    if (before !== undefined) return before;
    const beside = standsBeside(element, (weights.get(element) ?? 0) / whole) || isBeside(element.parentNode);
    known.set(element, beside);
    return beside;
  };
  return pieces.filter((piece) => !isBeside(elementOf(piece)));
};

/** `share` is the part of the page's prose the element holds; a long discussion may hold most of it. */
const standsBeside = (element: DomElement, share: number): boolean => {
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  const role = element.getAttribute("role") ?? "";
  if (!BESIDE.has(element.localName) && !BESIDE_ROLES.has(role) && !BESIDE_NAME.test(names)) return false;
  return !(share >= (COMMENT_NAME.test(names) ? 0.9 : 0.5));
};
