import type { Design, Shift } from "../../core/mod.ts";
import { placeText } from "../number_text.ts";
import { type Html, html } from "./html.ts";

/**
 * How the models hang together, as far as the suite says so.
 *
 * @param design What the suite says.
 * @returns A list with its heading, or `null` where it says nothing.
 */
export function designList(design: Design): Html | null {
  const { curves, thresholds, shifts, sequence, gaps } = design;
  const entries: readonly (readonly [string, string])[] = [
    ...curves.map(({ name, unit, models, at }) =>
      [
        `Curve: ${name}`,
        models.map((model, index) =>
          `${model} at ${placeText(at[index] ?? 0)} ${unit}`
        ).join(", "),
      ] as const
    ),
    ...Object.entries(thresholds).map(([task, score]) =>
      [`Looked for along curves of ${task}`, `${score}`] as const
    ),
    ...shifts.map((shift) =>
      [`Out of distribution of ${shift.task}`, outside(shift)] as const
    ),
    ...sequence === null ? [] : [
      ["Learnt one after the other", learnt(sequence)] as const,
    ],
    ...gaps.map(({ floor, ceiling, models }) =>
      [`Gap from ${floor} to ${ceiling}`, models.join(", ")] as const
    ),
    ...Object.entries(design.specialists).map(([task, model]) =>
      [`Specialist of ${task}`, model] as const
    ),
    ...Object.entries(design.repeats).map(([repeat, model]) =>
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

function outside({ treatments, tasks, baseline }: Shift): string {
  const shifted = [...treatments, ...tasks].join(", ");
  return baseline.length === 0
    ? shifted
    : `${shifted}; held against ${baseline.join(", ")}`;
}

function learnt({ models, tasks }: NonNullable<Design["sequence"]>): string {
  return models.map((model, index) =>
    index === 0 ? model : `${model} learnt ${tasks[index - 1] ?? "nothing"}`
  ).join(", then ");
}
