import type { Analysis, Figure, Study } from "../core/mod.ts";
import { combined, meanOf } from "./combined.ts";
import { type Charged, type Cost, COSTS } from "./costs.ts";
import { figure } from "./figure.ts";
import { gather } from "./gather.ts";
import { headlines } from "./headlines.ts";
import { paretoFront, type Priced } from "./pareto_front.ts";
import { qualityScore } from "./quality_score.ts";
import { relatedTasks } from "./related_tasks.ts";
import { type Known, undefinedAs } from "./share_of.ts";

/** What models are worth for what they cost. */
export const pareto: Analysis = {
  name: "pareto",
  title: "Quality and cost",
  description:
    "The mean score over the tasks as they are, each counting the same, by their first evaluators, where less of a share is better 1 less the share, set against what a model costs: bytes and parameters of its tensors as stored, those of an adapter and of its checkpoint together, and floating point operations of an answer, 2·parameters for each token read or written (Kaplan et al. 2020, arXiv:2001.08361): an estimate that counts all parameters, no attention over the context, and what requests share for each of them; and seconds of an answer where the suite says how long one takes where the model is deployed. A model is on the front where no other one is as good for less or better for as much, by the estimates alone, and its note says so: mind the intervals. The other costs are those that a runner tells; where one tells none, as servers do, the model has no figure. Intervals come from those of the tasks (MOVER, Zou and Donner 2008, https://doi.org/10.1002/sim.3095), as of independent samples.",
  analyse(study) {
    const models = ratedOf(study);
    return Object.entries(COSTS).flatMap((cost) => figuresOf(models, cost));
  },
};

/** A model with its mean score. */
interface Rated extends Charged {
  readonly model: string;
  readonly quality: Known;
}

function ratedOf(study: Study): Rated[] {
  const find = headlines(study);
  const label = relatedTasks(study.columns);
  const tasks = study.tasks.map(({ name }) => name);
  return study.models.map(({ name: model, provenance }): Rated => {
    const gathered = gather({ model, tasks, find });
    const columns = "refused" in gathered ? [] : gathered.columns;
    const stray = columns.find(({ binary }) => !binary);
    const refused = "refused" in gathered
      ? gathered.refused
      : stray && `Not averaged: scores on "${stray.task}" are no shares.`;
    const parts = columns.map((column) => ({
      ...qualityScore(column, study.level),
      label: label(column.task),
    }));
    return {
      ...{ model, provenance, columns },
      seconds: study.design.seconds[model] ?? null,
      quality: refused === undefined
        ? combined(parts, meanOf)
        : undefinedAs(refused),
    };
  });
}

/** A single model is worth what it costs. */
function figuresOf(
  models: readonly Rated[],
  [name, cost]: readonly [string, Cost],
): Figure[] {
  const figures = models.flatMap((rated) => {
    const at = cost(rated);
    const { model, quality } = rated;
    const quantity = `quality_by_${name}`;
    return at === null ? [] : [figure(quantity, { model, at, ...quality })];
  });
  if (figures.length < 2) return [];
  const front = new Set<Figure>(paretoFront(figures.filter(isPriced)));
  return figures.map((one) =>
    front.has(one)
      ? {
        ...one,
        note: [`On the front by ${name}.`, one.note ?? []].flat().join(" "),
      }
      : one
  );
}

function isPriced(figure: Figure): figure is Figure & Priced {
  return figure.value !== null && figure.at !== null;
}
