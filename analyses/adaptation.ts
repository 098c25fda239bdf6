import type { Analysis } from "../core/mod.ts";
import { combined, meanOf, type Part } from "./combined.ts";
import { figure } from "./figure.ts";
import { gather } from "./gather.ts";
import { headlines } from "./headlines.ts";
import { qualityScore } from "./quality_score.ts";
import { relatedTasks } from "./related_tasks.ts";
import { type Known, undefinedAs } from "./share_of.ts";

/** How each model stands between what it is to learn and what it is to hold. */
export const adaptation: Analysis = {
  name: "adaptation",
  title: "Learnt and held",
  description:
    "Knowledge accumulation is the mean over the tasks that are to be learnt, zero-shot retention that over the tasks that are to be held, each task counting the same. Their geometric mean, as in FoMo-in-Flux (Roth et al. 2024, arXiv:2408.14471), and their harmonic mean 2ab/(a + b), as of base and novel classes in ViFi-CLIP (Rasheed et al. 2023, arXiv:2212.03640), are low where either is. Scores and intervals are as those of averages; only shares have such means.",
  analyse(study) {
    const { adaptation } = study.design;
    if (adaptation === null) return [];
    const find = headlines(study);
    const label = relatedTasks(study.columns);
    const { learnt, held } = adaptation;
    const tasks = [...learnt, ...held];
    return study.models.flatMap(({ name: model }) => {
      const place = { model, treatment: "none" };
      const gathered = gather({ model, tasks, find });
      if ("refused" in gathered) {
        const note = gathered.refused;
        return [figure("knowledge_accumulation", { ...place, note })];
      }
      const parts = gathered.columns.map((column): Part => ({
        ...qualityScore(column, study.level),
        label: label(column.task),
      }));
      const { evaluator } = gathered;
      const isShare = evaluator === null;
      return figuresOf(parts, { learnt: learnt.length, isShare })
        .map(([quantity, known]) =>
          figure(quantity, { ...place, evaluator, ...known })
        );
    });
  },
};

type Named = readonly [quantity: string, known: Known];

function figuresOf(
  parts: readonly Part[],
  { learnt, isShare }: { readonly learnt: number; readonly isShare: boolean },
): Named[] {
  const middle = (of: (learnt: number, held: number) => number): Known =>
    isShare
      ? combined(
        parts,
        (values) =>
          of(shareIn(values.slice(0, learnt)), shareIn(values.slice(learnt))),
      )
      : undefinedAs("Not defined: the scores are no shares.");
  return [
    ["knowledge_accumulation", combined(parts.slice(0, learnt), meanOf)],
    ["zero_shot_retention", combined(parts.slice(learnt), meanOf)],
    ["geometric_mean", middle((learnt, held) => Math.sqrt(learnt * held))],
    ["harmonic_mean", middle(harmonicMean)],
  ];
}

/** Ends of intervals of scores that are not just 0 or 1 may lie below 0. */
function shareIn(values: readonly number[]): number {
  return Math.max(0, meanOf(values));
}

/** Where both are 0 it tends to 0. */
function harmonicMean(learnt: number, held: number): number {
  const sum = learnt + held;
  return sum === 0 ? 0 : 2 * learnt * held / sum;
}
