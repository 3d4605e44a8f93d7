import { describe, expect, test } from "vitest";
import { resolveTemplate } from "../resolve-template.ts";
import { changed, type Template } from "../template.ts";

/** What is wrong with a resolved template, each in a few words; nothing where all is well. */
export type Rule = (template: Template) => readonly string[];

/** A change under which a rule must speak up: path from `Resources` down, and the value put there (absent: taken away). */
export type Breach = readonly [sentence: string, path: string, value?: unknown];

/** Shows that a rule holds for the packaged template, and that it would not with each of the changes. */
export const describeRule = (
  sentence: string,
  packaged: () => Template,
  rule: Rule,
  breaches: readonly Breach[],
): void => {
  describe(sentence, () => {
    test("holds", () => {
      expect(rule(resolveTemplate(packaged()))).toEqual([]);
    });

    test.each(breaches.map(([what, path, value]) => [what, path, value] as const))(
      "is broken by %s",
      (_, path, value) => {
        expect(rule(resolveTemplate(changed(packaged(), path, value)))).not.toEqual([]);
      },
    );
  });
};

/** The sentences whose condition is not met. */
export const unmet = (conditions: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(conditions).flatMap(([sentence, met]) => (met ? [] : [sentence]));
