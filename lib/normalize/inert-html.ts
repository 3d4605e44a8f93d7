/**
 * True when HTML cannot do anything: every tag is one of a few bare ones without a single attribute, each that opens is
 * closed in turn, and every `&` begins a reference that escapes. Plain text comes so, and needs no parser to be safe.
 */
export const isInert = (html: string): boolean => {
  if (SUSPECT.test(html)) return false;
  const open: string[] = [];
  for (const [, end, name = ""] of html.matchAll(/<(\/?)([a-z\d]+)>/g)) {
    if (!end) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
};

/** A reference that is none of the four, a tag that is not listed or not bare, a bracket that closes none. */
const SUSPECT =
  /&(?!(?:amp|lt|gt|quot);)|<(?!\/?(?:p|h[2-6]|ul|ol|li|figure|figcaption|small)>)|(?<!<\/?[a-z][a-z\d]{0,10})>/;
