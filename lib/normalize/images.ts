import type { Article, Block, Image } from "#model/article.ts";
import { webAddress } from "./addresses.ts";
import { declarationsOf } from "./draft.ts";
import { plainText } from "./plain-text.ts";

/** The declared picture, then those of the body in their order; each once, absolute, http(s) only. */
export const findImages = (article: Article, blocks: readonly Block[], base: string): readonly Image[] => {
  const declared = declarationsOf(article, "image").map(
    ({ value, attributes }): Image => ({ url: value, ...attributes }),
  );
  const shown = blocks.flatMap(({ image }) => (image ? [image] : []));
  const images = new Map<string, Image>();
  for (const image of [...declared, ...shown]) {
    const url = webAddress(image.url, base);
    if (url) images.set(url, { ...described(image), ...images.get(url), url });
  }
  return [...images.values()];
};

const described = ({ alt, caption, credit }: Image): Omit<Image, "url"> => ({
  ...(alt && { alt: plainText(alt) }),
  ...(caption && { caption: plainText(caption) }),
  ...(credit && { credit: plainText(credit) }),
});
