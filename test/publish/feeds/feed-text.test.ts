import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText, singleLine } from "#publish/feed-text.ts";

const spaced = fc
  .array(fc.constantFrom("pear", " ", "  ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", "\u3000"), { maxLength: 12 })
  .map((parts) => parts.join(""));

test("a single line has one space wherever there was white space, of any kind and length", () => {
  fc.assert(
    fc.property(spaced, (text) => {
      expect(singleLine(text)).toBe(text.split(/\s+/).filter(Boolean).join(" "));
    }),
  );
});

test("a text has line feeds for its line ends and no white space around it, and blank is absent", () => {
  fc.assert(
    fc.property(spaced, (text) => {
      const plain = plainText(text);
      expect(plain).toBe(text.split("\r\n").join("\n").split("\r").join("\n").trim() || undefined);
    }),
  );
});
