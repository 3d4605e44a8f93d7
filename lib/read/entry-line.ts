import type { DomElement } from "./dom.ts";
import { firstWords, shortWords } from "./html-headline.ts";

/** Characters. */
const LONGEST = 400;

/**
 * The sentence that weblogs end an entry with: "This entry was posted on Monday, March 11th, 2025 at 10:14 am and is filed
 * under Harbour", in the words of WordPress' translations.
 */
export const isEntryLine = (element: DomElement): boolean =>
  LINES.has(element.localName) && ENTRY_LINE.test(firstWords(element)) && /\d{4}/.test(shortWords(element, LONGEST));

const LINES: ReadonlySet<string> = new Set(["p", "div", "span", "small", "footer", "li"]);

const ENTRY_LINE =
  /^(?:this (?:entry|post|article|item) was (?:posted|published|written)|dieser (?:eintrag|beitrag|artikel) wurde|ce(?:t|tte)? (?:contenu|article|entrée|billet|publication) (?:a été|est) (?:publiée?|postée?)|esta entrada fue publicada|quest[oa] (?:articolo|voce|elemento) è stat[oa] (?:pubblicat|inserit)[oa]|dit bericht (?:werd|is) geplaatst|est[ea] (?:entrada|artigo|post) foi publicad[oa]|ten wpis został|det här inlägget|dette (?:indlæg|innlegget) (?:blev|ble)|příspěvek byl|запись опубликована|цей запис)/iu;
