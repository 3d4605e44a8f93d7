import type { Entry } from "#model/entry.ts";
import { type Html, raw } from "./html.ts";

/**
 * The body of an article as `normalize` made it. What can be wider than a phone scrolls within the page, and so has to
 * be reached by keyboard (WCAG 2.2, 2.1.1): code as it is; a table in a box around it, since one that scrolls itself
 * (`display: block`) is no table any more to a screen reader.
 */
export const renderBody = ({ html: body }: Pick<Entry, "html">): Html =>
  raw(
    body.replace(TAG, (tag) =>
      tag === "</table>" ? `${tag}</div>` : tag.replace(WIDE, (name) => FOCUSED[name] ?? name),
    ),
  );

/** A whole tag, with the `<` that may stand in its attributes. */
const TAG = /<\/?[a-z](?:[^<>"']|"[^"]*"|'[^']*')*>/g;

const WIDE = /^<(?:table|pre)(?=[\s>])/;

const FOCUSED: Readonly<Record<string, string>> = {
  "<table": '<div class="wide" tabindex="0" role="group"><table',
  "<pre": '<pre tabindex="0"',
};
