import type { Token } from "markdown-it";
import type { Image } from "#model/article.ts";
import { singleSpaced } from "./plain-text.ts";

/** The words of an inline token's children as a reader sees them: no markup, a new line for each hard break. */
export const inlineText = (children: readonly Token[]): string => {
  let text = "";
  /** Inside inline `<script>` or `<style>`. */
  let silent = false;
  for (const token of children) {
    if (token.type === "html_inline") {
      if (/^<(?:script|style)\b/i.test(token.content)) silent = true;
      else if (/^<\/(?:script|style)\b/i.test(token.content)) silent = false;
      else if (/^<br\b/i.test(token.content)) text += "\n";
    } else if (silent) continue;
    else if (token.type === "hardbreak") text += "\n";
    else if (token.type === "softbreak") text += " ";
    else if (token.type !== "image") text += token.content;
  }
  return text;
};

/** An image and the token it was written as. */
export interface MarkdownImage {
  readonly image: Image;
  readonly token: Token;
}

/** The images of a paragraph that holds nothing else, links around them aside; `undefined` for any other paragraph. */
export const loneImages = (children: readonly Token[]): readonly MarkdownImage[] | undefined => {
  const beside = children.some(
    ({ type, content }) => !/^(?:image|link_open|link_close|softbreak|hardbreak)$/.test(type) && content.trim() !== "",
  );
  const images = children.filter(({ type }) => type === "image");
  return beside || images.length === 0 ? undefined : images.map((token) => ({ image: imageOf(token), token }));
};

const imageOf = (token: Token): Image => {
  const alt = singleSpaced(inlineText(token.children ?? []));
  const caption = singleSpaced(String(token.attrGet("title") ?? ""));
  return { url: String(token.attrGet("src") ?? ""), ...(alt && { alt }), ...(caption && { caption }) };
};
