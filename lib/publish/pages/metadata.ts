import type { Html } from "./html.ts";
import { html } from "./html.ts";

/** `<meta>` elements in the order given, those without a value left out. OpenGraph goes by `property`, the rest by `name`. */
export const renderMetadata = (fields: readonly (readonly [name: string, value: string | undefined])[]): Html =>
  html`${fields.map(([name, value]) => {
    if (!value) return undefined;
    return name.includes(":")
      ? html`<meta property="${name}" content="${value}">\n`
      : html`<meta name="${name}" content="${value}">\n`;
  })}`;
