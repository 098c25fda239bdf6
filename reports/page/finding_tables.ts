import type { Figure, Results } from "../../core/mod.ts";
import { findingTable, type FindingTableOptions } from "./finding_table.ts";
import { type Html, html } from "./html.ts";

/**
 * Figures in two tables: those by each task's first evaluator as it is, and
 * folded up those by other evaluators and under treatments.
 *
 * @param figures The figures in a reader's order, one at least.
 * @param options The tasks, and how a table is written.
 * @returns The tables.
 */
export function findingTables(
  figures: readonly Figure[],
  { tasks, ...options }: FindingTableOptions & Pick<Results, "tasks">,
): Html {
  const first = new Map(
    tasks.map(({ name, evaluators }) => [name, evaluators[0]?.name]),
  );
  const isFirst = ({ task, evaluator }: Figure) =>
    task === null || evaluator === null || first.get(task) === evaluator;
  const judged = new Set(figures.filter(isFirst).map(({ task }) => task));
  const { main = [], rest = [] } = Object.groupBy(
    figures,
    (figure) =>
      (figure.treatment ?? "none") === "none" &&
        (isFirst(figure) || !judged.has(figure.task))
        ? "main"
        : "rest",
  );
  if (main.length === 0) return findingTable(rest, options);
  const further = {
    above: 0,
    name: "Rows by other evaluators or under treatments",
  };
  return html`${findingTable(main, options)}${
    rest.length === 0 ? null : findingTable(rest, { ...options, fold: further })
  }`;
}
