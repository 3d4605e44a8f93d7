import { describe, expect, test } from "vitest";
import { isPersonName, splitNames, tidyName } from "#normalize/names.ts";

describe("a line of names is split", () => {
  test.each([
    ["Ana Díaz, Bo Ek and Cleo Roth", ["Ana Díaz", "Bo Ek", "Cleo Roth"]],
    ["Anna Müller und Karl Groß", ["Anna Müller", "Karl Groß"]],
    ["Élodie Dupont et Jean-Marc Leroy", ["Élodie Dupont", "Jean-Marc Leroy"]],
    ["María García y Luis Ortega", ["María García", "Luis Ortega"]],
    ["João da Silva e Ana Souza", ["João da Silva", "Ana Souza"]],
    ["Иван Петров и Анна Сидорова", ["Иван Петров", "Анна Сидорова"]],
    ["Ana Díaz in Porto", ["Ana Díaz", "Porto"]],
    ["Ana Díaz for The Quay Post", ["Ana Díaz", "The Quay Post"]],
    ["João da Silva — Lisboa", ["João da Silva", "Lisboa"]],
    ["Élodie Dupont à Marseille", ["Élodie Dupont", "Marseille"]],
  ])("%s", (line, names) => {
    expect(splitNames(line)).toEqual(names);
  });

  test.each(["José Ortega y Gasset", "Jean-Luc Roy", "Karl von der Heide"])("but not within a name: %s", (name) => {
    expect(splitNames(name)).toEqual([name]);
    expect(isPersonName(name)).toBe(true);
  });
});

describe("what clings to a name goes", () => {
  test.each([
    ["von unserem Korrespondenten Anna Müller", "Anna Müller"],
    ["par notre envoyée spéciale Élodie Dupont", "Élodie Dupont"],
    ["por nuestro corresponsal Luis Ortega", "Luis Ortega"],
    ["наш корреспондент Иван Петров", "Иван Петров"],
    ["by Ana Díaz", "Ana Díaz"],
    ["Ana Díaz <ana@quay.example>", "Ana Díaz"],
    ["Ana Díaz.", "Ana Díaz"],
  ])("%s", (written, name) => {
    expect(tidyName(written)).toBe(name);
  });
});
