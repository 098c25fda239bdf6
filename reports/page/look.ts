import { outcomeOf } from "../../analyses/mod.ts";
import type { Figure, Results } from "../../core/mod.ts";
import { alarmGroups, modelsText } from "../alarms_text.ts";
import { posedName } from "../headline.ts";
import { countText, numberStyle } from "../number_text.ts";
import type { QuantityText } from "../quantity_text.ts";
import { cutText } from "../visible_text.ts";
import { findingAnchor } from "./finding_section.ts";
import { type Html, html } from "./html.ts";
import { shortfall } from "./shortfall.ts";
import type { ShownFlips } from "./shown_flips.ts";

/** Of longer notes, the start is shown; all of it stands in the table below. */
const LONGEST_NOTE = 160;

/** So many kinds of alarm are listed; the rest is behind a link. */
const MOST_ALARMS = 3;

/**
 * What a reader should look at beside the verdict: gaps, alarms, the noise
 * floor, and the flipped answers that tell most.
 *
 * @param results What was found.
 * @param options The flips of the page, and how figures are written.
 * @returns A list, or a sentence where there is nothing.
 */
export function look(
  results: Results,
  { telling, text }: Pick<ShownFlips, "telling"> & {
    readonly text: QuantityText;
  },
): Html {
  const gaps = shortfall(results);
  const items = [
    ...gaps === null ? [] : [html`<li class="notice">${gaps}</li>`],
    ...alarmItems(results),
    ...noiseItems(results, text),
    ...answersItem(telling),
  ];
  return items.length === 0
    ? html`<p>No difference is clear, no alarm went off and no flipped answer tells more than another; they are under each task.</p>`
    : html`<ul class="look">${items}</ul>`;
}

/**
 * Where on the page a telling flip is.
 *
 * @param index Its place among them.
 * @returns The id of its article.
 */
export function answerAnchor(index: number): string {
  return `answer-${index + 1}`;
}

function alarmItems(results: Results): Html[] {
  const groups = alarmGroups(results);
  const shown = groups.slice(0, MOST_ALARMS).map(({ name, models, figures }) =>
    html`
      <li
        class="notice"><strong>Alarm: <bdi>${name}</bdi></strong> (<bdi>${modelsText(
          models,
        )}</bdi>). <small>${cutText(
          figures[0]?.note ?? "",
          LONGEST_NOTE,
        )}</small></li>
    `
  );
  const more = groups.length - shown.length;
  return [
    ...shown,
    ...more > 0
      ? [
        html`<li><a href="#${findingAnchor("alarms")}">${
          countText(more)
        } more ${more === 1 ? "alarm" : "alarms"}</a></li>`,
      ]
      : [],
  ];
}

/** The largest share of verdicts that flipped though nothing had changed. */
function noiseItems({ findings }: Results, text: QuantityText): Html[] {
  const [largest] = (findings.find(({ name }) => name === "noise")?.figures ??
    []).filter(({ quantity, value }) =>
      quantity === "noise_flip_rate" && value !== null
    ).sort((one, other) => (other.value ?? 0) - (one.value ?? 0));
  if (largest === undefined) return [];
  return [
    html`<li><strong><a href="#${
      findingAnchor("noise")
    }">Noise floor</a></strong>: asked again, at most ${
      text.value(largest)
    } of the verdicts flip <span class="evidence">${
      text.interval(largest)
    }</span> (<bdi>${whereOf(largest)}</bdi>).</li>`,
  ];
}

function whereOf({ model, task, treatment }: Figure): string {
  return task === null
    ? model
    : `${model} on ${posedName({ task, treatment: treatment ?? "none" })}`;
}

/** Leads to an answer for each of the clearest changes. */
function answersItem(telling: ShownFlips["telling"]): Html[] {
  if (telling.length === 0) return [];
  const links = telling.map(({ row }, index) => {
    const { difference, metric, model } = row;
    const change = numberStyle(metric).difference(difference?.value ?? 0);
    const name = html`<bdi>${model}</bdi> on <bdi>${posedName(row)}</bdi>`;
    const link = html`<a href="#${answerAnchor(index)}">${name}</a>`;
    return html`<li class="${
      outcomeOf(row)
    }">${link} <span class="value">${change}</span></li>`;
  });
  return [
    html`<li><strong>Answers that flipped</strong> where it is clearest:<ul>${links}</ul></li>`,
  ];
}
