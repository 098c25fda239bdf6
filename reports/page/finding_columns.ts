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
  /** Whether rows are in groups by place. */
  readonly grouped: boolean;
  /** What holds of all of them and stands in no head; empty where nothing. */
  readonly shared: string;
}

/**
 * Lays figures out in columns: one a quantity; where there is a single quantity
 * at a few places, one a place.
 *
 * @param figures The figures in a reader's order.
 * @returns The columns and what they leave to be said.
 */
export function findingColumns(figures: readonly Figure[]): FindingLayout {
  const quantities = Map.groupBy(figures, ({ quantity }) => quantity);
  const places = Map.groupBy(figures, placeName);
  const [quantity = ""] = quantities.keys();
  if (quantities.size === 1 && places.size > 1 && places.size <= MOST_COLUMNS) {
    const names = Array.from(
      places.values(),
      ([first]) => posed(first as Figure) ?? "",
    );
    const short = new Set(names).size === places.size;
    const columns = Array.from(places, ([name, figures], index) => ({
      name: short ? names[index] || "overall" : name,
      figures: new Set(figures),
    }));
    return { columns, grouped: false, shared: quantityName(quantity) };
  }
  const columns = Array.from(quantities, ([name, figures]) => ({
    name: quantityName(name),
    figures: new Set(figures),
  }));
  const [place = ""] = places.keys();
  return places.size > 1
    ? { columns, grouped: true, shared: "" }
    : { columns, grouped: false, shared: place };
}

/** More places side by side than this are hard to read. */
const MOST_COLUMNS = 8;

/**
 * Names what a figure is about but the model.
 *
 * @param figure The figure.
 * @returns Task, treatment and evaluator; empty where it is about several.
 */
export function placeName(figure: Figure): string {
  return [posed(figure), figure.evaluator].filter((part) => part !== null)
    .join(", ");
}

function posed(
  { task, treatment }: Pick<Figure, "task" | "treatment">,
): string | null {
  if (task === null) return treatment === "none" ? null : treatment;
  return posedName({ task, treatment: treatment ?? "none" });
}
