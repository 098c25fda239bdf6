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
  const entries = [...tasksOf(design), ...modelsOf(design)];
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

/** What is said of something, under its name. */
type Entry = readonly [name: string, value: string];

function tasksOf({ thresholds, shifts, adaptation, groups }: Design): Entry[] {
  return [
    ...Object.entries(thresholds).map(([task, score]): Entry => [
      `Looked for along curves of ${task}`,
      `${score}`,
    ]),
    ...shifts.map((shift): Entry => [
      `Out of distribution of ${shift.task}`,
      outside(shift),
    ]),
    ...adaptation === null ? [] : [
      ["Tasks to be learnt", adaptation.learnt.join(", ")] as const,
      ["Tasks to be held", adaptation.held.join(", ")] as const,
    ],
    ...Object.entries(groups).map(([name, tasks]): Entry => [
      `Tasks of the group ${name}`,
      tasks.join(", "),
    ]),
  ];
}

function modelsOf(
  { curves, sequence, gaps, specialists, repeats, seconds }: Design,
): Entry[] {
  return [
    ...curves.map(({ name, unit, models, at }): Entry => [
      `Curve: ${name}`,
      models.map((model, index) =>
        `${model} at ${placeText(at[index] ?? 0)} ${unit}`
      ).join(", "),
    ]),
    ...sequence === null ? [] : [
      ["Learnt one after the other", learnt(sequence)] as const,
    ],
    ...gaps.map(({ floor, ceiling, models }): Entry => [
      `Gap from ${floor} to ${ceiling}`,
      models.join(", "),
    ]),
    ...Object.entries(specialists).map(([task, model]): Entry => [
      `Specialist of ${task}`,
      model,
    ]),
    ...Object.entries(repeats).map(([repeat, model]): Entry => [
      `Repeat of ${model}`,
      repeat,
    ]),
    ...Object.entries(seconds).map(([model, each]): Entry => [
      `Seconds an answer of ${model}`,
      placeText(each),
    ]),
  ];
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
