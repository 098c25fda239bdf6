import type { Figure } from "../../core/mod.ts";
import { posedName } from "../headline.ts";
import { quantityName } from "../quantity_text.ts";

/** A column of figures. */
export interface FindingColumn {
  /** What its head says. */
  readonly name: string;
  /** The figures that stand in it. */
  readonly figures: ReadonlySet<Figure>;
}

/** How figures are laid out. */
export interface FindingLayout {
  /** The columns, left to right. */
  readonly columns: readonly FindingColumn[];
  /** The group that a figure's row stands in; empty where there are none. */
  readonly groupOf: (figure: Figure) => string;
  /** Whether rows must tell what a model is compared with, as no head does. */
  readonly rivals: boolean;
  /** What holds of all of them and stands in no head; empty where nothing. */
  readonly shared: string;
}

/**
 * Lays figures out in columns: one a quantity; where there is a single quantity
 * at a few places, one a place, with whom all models are compared there.
 *
 * @param figures The figures in a reader's order.
 * @param reference The model that need not be named as what others are compared with.
 * @returns The columns and what they leave to be said.
 */
export function findingColumns(
  figures: readonly Figure[],
  reference: string,
): FindingLayout {
  const quantities = Map.groupBy(figures, ({ quantity }) => quantity);
  const names = placeNames(figures);
  const nameOf = (figure: Figure) => names.get(figure) ?? "";
  const places = Map.groupBy(figures, nameOf);
  const [quantity = ""] = quantities.keys();
  if (quantities.size === 1 && places.size > 1 && places.size <= MOST_COLUMNS) {
    const shared = quantityName(quantity);
    return { ...placeColumns(places, reference), groupOf: () => "", shared };
  }
  const columns = Array.from(quantities, ([name, figures]) => ({
    name: quantityName(name),
    figures: new Set(figures),
  }));
  const [place = ""] = places.keys();
  const whole = figures.some(({ group }) => group !== null) ? "all tasks" : "";
  return places.size > 1
    ? {
      ...{ columns, rivals: true, shared: "" },
      groupOf: (figure) => nameOf(figure) || whole,
    }
    : { columns, rivals: true, groupOf: () => "", shared: place };
}

function placeColumns(
  places: ReadonlyMap<string, readonly Figure[]>,
  reference: string,
): Pick<FindingLayout, "columns" | "rivals"> {
  const all = Array.from(places, ([name, figures]) => ({
    ...{ name, task: posed(figures[0]), figures: new Set(figures) },
    against: [...new Set(figures.flatMap(({ against }) => against ?? []))],
  }));
  const short = new Set(all.map(({ task }) => task)).size === places.size;
  const rivals = all.some(({ against }) => against.length > 1);
  const columns = all.map(({ name, task, figures, against: [other] }) => {
    const own = short ? task || "overall" : name;
    const named = !rivals && other !== undefined && other !== reference;
    return { name: named ? `${own} against ${other}` : own, figures };
  });
  return { columns, rivals };
}

/** More places side by side than this are hard to read. */
const MOST_COLUMNS = 8;

/**
 * Names what each figure is about but the model: task, treatment, evaluator.
 * Where evaluators tell different things of a task, they share its name.
 */
function placeNames(figures: readonly Figure[]): ReadonlyMap<Figure, string> {
  const names = new Map<Figure, string>();
  for (const [task, there] of Map.groupBy(figures, posed)) {
    const evaluators = new Set(
      there.flatMap(({ evaluator }) => evaluator ?? []),
    );
    const all = [...evaluators].join(" and ");
    const cells = Map.groupBy(
      there,
      ({ quantity, model, against, at }) =>
        JSON.stringify([quantity, model, against, at]),
    );
    const apart = cells.size < there.length;
    for (const figure of there) {
      const evaluator = apart ? figure.evaluator ?? "" : all;
      const parts = [task, evaluator].filter((part) => part !== "");
      names.set(figure, parts.join(", "));
    }
  }
  return names;
}

function posed(figure: Figure | undefined): string {
  const { task = null, group = null, treatment = null } = figure ?? {};
  if (group !== null) return group;
  if (task === null) return treatment === "none" ? "" : treatment ?? "";
  return posedName({ task, treatment: treatment ?? "none" });
}
