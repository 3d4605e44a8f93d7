import type { Cost } from "./costs.ts";
import { EMPTY, type Measure, type Result } from "./measures.ts";

/** The results as Markdown: a table for each measure, a line for each size; cold processes beside an empty one, others beside Seedwire. */
export const renderTables = (results: readonly Result[]): string =>
  [...new Set(results.map((result) => result.measure))]
    .map((measure) =>
      renderTable(
        measure,
        results.filter((result) => result.measure === measure),
      ),
    )
    .join("\n");

const renderTable = (measure: Measure, results: readonly Result[]): string => {
  const tools = [...new Set(results.map(({ tool }) => tool))];
  const measuredBy = tools.includes(EMPTY) ? EMPTY : "Seedwire";
  const sizes = [...new Set(results.map(({ size }) => size))];
  const cell = (size: number, tool: string): string => {
    const found = results.find((result) => result.size === size && result.tool === tool);
    const base = results.find((result) => result.size === size && result.tool === measuredBy);
    return found ? renderCost(found.cost, base?.cost) : "–";
  };
  return [
    `### ${measure[0]?.toUpperCase()}${measure.slice(1)}`,
    "",
    `| articles | ${tools.join(" | ")} |`,
    `|---:|${tools.map(() => "---:|").join("")}`,
    ...sizes.map(
      (size) => `| ${size.toLocaleString("en-US")} | ${tools.map((tool) => cell(size, tool)).join(" | ")} |`,
    ),
    ...growthLine(tools, results),
    "",
  ].join("\n");
};

const renderCost = ({ wall, cpu, memory }: Cost, base: Cost | undefined): string => {
  const ratio = base ? `**${significant(wall / base.wall)}** · ` : "";
  return `${ratio}${seconds(wall)} · ${seconds(cpu)} · ${memory.toFixed(0)} MB`;
};

/** The exponent with which the wall time grows from the least size to the largest: 1 is in proportion. */
const growthLine = (tools: readonly string[], results: readonly Result[]): string[] => {
  const exponents = tools.map((tool) => {
    const own = results.filter((result) => result.tool === tool).toSorted((a, b) => a.size - b.size);
    const [least, most] = [own[0], own.at(-1)];
    if (!least || !most || least.size === most.size) return "–";
    return (Math.log(most.cost.wall / least.cost.wall) / Math.log(most.size / least.size)).toFixed(2);
  });
  return exponents.every((each) => each === "–") ? [] : [`| growth | ${exponents.join(" | ")} |`];
};

const seconds = (milliseconds: number): string =>
  milliseconds < 1000 ? `${significant(milliseconds)} ms` : `${significant(milliseconds / 1000)} s`;

/** Two digits that mean something. */
const significant = (figure: number): string =>
  figure >= 10 ? figure.toFixed(0) : String(Number(figure.toPrecision(2)));
