import type { Article, Declaration } from "#model/article.ts";
import type { Attachment } from "#model/entry.ts";
import type { Notice } from "#model/evidence.ts";
import { webAddress } from "./addresses.ts";
import { declarationsOf } from "./draft.ts";
import { parseDuration } from "./episode.ts";
import { mediaTypeOf, parseMediaType } from "./media-types.ts";
import { plainText } from "./plain-text.ts";

/**
 * The declared attachments with their MIME types, each address once. One whose type nobody states and its name does not
 * show is left out with a notice: RSS 2.0 and JSON Feed both require the type.
 */
export const findAttachments = (
  article: Article,
  base: string,
): { readonly attachments: readonly Attachment[]; readonly notices: readonly Notice[] } => {
  const attachments = new Map<string, Attachment>();
  const notices: Notice[] = [];
  const spoken = declarationsOf(article, "duration")[0]?.value;
  for (const declaration of declarationsOf(article, "attachment")) {
    const found = parseAttachment(declaration, base);
    if ("rule" in found) notices.push(found);
    else if (!attachments.has(found.url)) attachments.set(found.url, found);
  }
  return { attachments: withDuration([...attachments.values()], parseDuration(spoken ?? "")), notices };
};

/** The article's `duration` is that of its first recording, where that does not say its own. */
const withDuration = (attachments: readonly Attachment[], duration: number | undefined): readonly Attachment[] => {
  const recording = attachments.find(({ type }) => /^(?:audio|video)\//.test(type));
  if (duration === undefined || recording?.duration !== undefined) return attachments;
  return attachments.map((attachment) => (attachment === recording ? { ...attachment, duration } : attachment));
};

const parseAttachment = ({ value, quote, attributes = {} }: Declaration, base: string): Attachment | Notice => {
  const url = webAddress(value, base);
  if (!url) return { rule: "attachment-refused", reason: "The attachment's address is not a web address.", quote };
  const type = parseMediaType(attributes.type ?? "") ?? mediaTypeOf(url);
  if (!type) return { rule: "attachment-of-unknown-type", reason: "Give the attachment's MIME type.", quote };
  const length = /^\d{1,15}$/.test(attributes.length ?? "") ? Number(attributes.length) : undefined;
  const duration = parseDuration(attributes.duration ?? "");
  const title = plainText(attributes.title ?? "");
  return { url, type, ...(length !== undefined && { length }), ...(duration && { duration }), ...(title && { title }) };
};
