import type { Attachment, Entry } from "#model/entry.ts";
import { webAddress } from "#publish/links.ts";
import { isolate } from "./direction.ts";
import { type Html, html } from "./html.ts";
import { fileOf } from "./references.ts";
import { inInterface, interfaceAttributes, type Tongue } from "./tongue.ts";

/** Files that belong to the article, as links: nothing plays or loads until the reader asks for it. */
export const renderAttachments = ({ attachments }: Entry, tongue: Tongue): Html | undefined => {
  const rows = attachments.flatMap((attachment) => {
    const address = webAddress(attachment.url);
    return address ? [renderAttachment(attachment, address, tongue)] : [];
  });
  if (rows.length === 0) return undefined;
  return html`<section class="attachments">
<h2>${inInterface("Attached", tongue)}</h2>
<ul>
${rows}</ul>
</section>
`;
};

const renderAttachment = ({ type, length, title }: Attachment, address: string, tongue: Tongue): Html => {
  const name = title?.trim() || fileOf(address);
  const kind = !length || !Number.isSafeInteger(length) || length < 0 ? type : `${type}, ${sizeWords(length)}`;
  return html`<li><a href="${address}">${isolate(name, tongue.direction)}</a> <small${interfaceAttributes(tongue)}>${kind}</small></li>\n`;
};

/** Bytes in steps of a thousand: `812 bytes`, `48 kB`, `3.2 MB`. */
const sizeWords = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
};
