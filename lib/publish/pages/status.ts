import { clip } from "./clip.ts";
import { type Html, html } from "./html.ts";

/** A status word as a chip: UPDATED, LIVE, BREAKING. Its colour comes from our list, never from the article's words. */
export const renderStatus = (status: string): Html => {
  const urgent = URGENT.test(status);
  return html`<b class="${urgent ? "chip urgent" : "chip"}">${clip(status, 24)}</b> `;
};

const URGENT = /^(?:live|breaking|urgent|eil|en vivo|en direct|ao vivo|diretta)/i;
