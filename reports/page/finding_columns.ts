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

/**
 * Lays figures out in columns: one a quantity; where there is a single quantity
 * at a few places, one a place.
 *
 * @param figures The figures in a reader's order.
 * @returns The columns, and whether rows are to be grouped by place.
 */
export function findingColumns(figures: readonly Figure[]): {
  readonly columns: readonly FindingColumn[];
  readonly grouped: boolean;
} {
  const quantities = Map.groupBy(figures, ({ quantity }) => quantity);
  const places = Map.groupBy(figures, placeName);
  const [quantity = ""] = quantities.keys();
  const grouped = quantities.size > 1 || places.size < 2 ||
    places.size > MOST_COLUMNS;
  const columns = Array.from(
    grouped ? quantities : places,
    ([name, figures]) => ({
      name: grouped ? quantityName(name) : `${quantityName(quantity)}, ${name}`,
      figures: new Set(figures),
    }),
  );
  return { columns, grouped };
}

/** More places side by side than this are hard to read. */
const MOST_COLUMNS = 8;

/**
 * Names what a figure is about but the model.
 *
 * @param figure The figure.
 * @returns Task, treatment and evaluator; empty where it is about several.
 */
export function placeName(
  { task, treatment, evaluator }: Figure,
): string {
  const posed = task === null
    ? treatment === "none" ? null : treatment
    : posedName({ task, treatment: treatment ?? "none" });
  return [posed, evaluator].filter((part) => part !== null).join(", ");
}
