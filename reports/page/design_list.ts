import type { Design } from "../../core/mod.ts";
import { countText } from "../number_text.ts";
import { type Html, html } from "./html.ts";

/**
 * How the models hang together, as far as the suite says so.
 *
 * @param design What the suite says.
 * @returns A list with its heading, or `null` where it says nothing.
 */
export function designList(design: Design): Html | null {
  const { curves, sequence, gaps, specialists, repeats } = design;
  const entries: readonly (readonly [string, string])[] = [
    ...curves.map(({ name, unit, models, at }) =>
      [
        `Curve: ${name}`,
        models.map((model, index) =>
          `${model} at ${countText(at[index] ?? 0)} ${unit}`
        ).join(", "),
      ] as const
    ),
    ...sequence === null ? [] : [
      ["Learnt one after the other", learnt(sequence)] as const,
    ],
    ...gaps.map(({ floor, ceiling, models }) =>
      [`Gap from ${floor} to ${ceiling}`, models.join(", ")] as const
    ),
    ...Object.entries(specialists).map(([task, model]) =>
      [`Specialist of ${task}`, model] as const
    ),
    ...Object.entries(repeats).map(([repeat, model]) =>
      [`Repeat of ${model}`, repeat] as const
    ),
  ];
  if (entries.length === 0) return null;
  const items = entries.map(([name, value]) =>
    html`
      <dt><bdi>${name}</bdi></dt>
      <dd><bdi>${value}</bdi></dd>
    `
  );
  return html`
    <h3>How the models hang together</h3>
    <dl>${items}</dl>
  `;
}

function learnt({ models, tasks }: NonNullable<Design["sequence"]>): string {
  return models.map((model, index) =>
    index === 0 ? model : `${model} learnt ${tasks[index - 1] ?? "nothing"}`
  ).join(", then ");
}
