import { clip } from "./clip.ts";
import { type Html, html } from "./html.ts";

/** A status word as a chip: UPDATED, LIVE, BREAKING. Its colour comes from our list, never from the article's words. */
export const renderStatus = (status: string): Html => {
  const urgent = URGENT.has(status.toUpperCase());
  return html`<b class="${urgent ? "chip urgent" : "chip"}">${clip(status, 24)}</b> `;
};

const URGENT = new Set(["LIVE", "BREAKING"]);
