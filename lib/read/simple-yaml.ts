/** Words that need no quotes in YAML whatever follows them: they begin with a letter, a digit or a path and hold no sign of it. */
const PLAIN = "[\\p{L}\\p{N}/](?:[^\\s:#,[\\]{}&*!|>'\"%@`\\\\]|:(?=\\S)|(?<=\\S)#| (?=[^\\s#:])|,(?! ?$)|'(?!$)|&)*";
const QUOTED = "\"(?:[^\"\\\\\\n]*)\"|'(?:[^'\\n]*)'";

const FIELD = new RegExp(`^([A-Za-z_][\\w-]*):(?: +(?:(${PLAIN})|(${QUOTED})|\\[([^\\n]*)\\]))? *$`, "u");
const ITEM = new RegExp(`^( *)- +(?:(${PLAIN})|(${QUOTED})) *$`, "u");
const FLOW = new RegExp(`^(?:(${PLAIN.replace("|,(?! ?$)", "")})|(${QUOTED}))$`, "u");

/**
 * Reads the YAML that most front matter is: names at the margin with plain or quoted words, and lists of such words.
 * All values are the words as they stand, as the parser's failsafe schema has them. `undefined` for anything more, which
 * is the parser's: what is read here, that would read alike, at ten times the cost.
 */
export const parseSimpleYaml = (source: string): Readonly<Record<string, unknown>> | undefined => {
  const values = new Map<string, string | string[]>();
  let list: string[] | undefined;
  let indent = "";
  for (const line of source.split("\n")) {
    if (line === "") continue;
    const item = list && ITEM.exec(line);
    if (list && item) {
      if (list.length === 0) indent = item[1] ?? "";
      if (item[1] !== indent) return undefined;
      list.push(wordsOf(item[2], item[3]));
      continue;
    }
    if (list?.length === 0) return undefined; // an empty value, which the parser has a rule for
    list = undefined;
    const [, name, plain, quoted, flow] = FIELD.exec(line) ?? [];
    if (name === undefined || values.has(name)) return undefined;
    if (plain !== undefined || quoted !== undefined) values.set(name, wordsOf(plain, quoted));
    else if (flow !== undefined) {
      const items = itemsOf(flow);
      if (!items) return undefined;
      values.set(name, items);
    } else {
      list = [];
      values.set(name, list);
    }
  }
  return values.size === 0 || list?.length === 0 ? undefined : Object.fromEntries(values);
};

const wordsOf = (plain: string | undefined, quoted: string | undefined): string => plain ?? quoted?.slice(1, -1) ?? "";

const itemsOf = (flow: string): string[] | undefined => {
  const items: string[] = [];
  for (const part of flow.split(/, ?/)) {
    const [, plain, quoted] = FLOW.exec(part) ?? [];
    if (plain === undefined && quoted === undefined) return undefined;
    items.push(wordsOf(plain, quoted));
  }
  return items;
};
