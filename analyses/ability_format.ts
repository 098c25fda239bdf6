import type { Analysis, Column, Figure, Study } from "../core/mod.ts";
import { columnFinder, type ColumnPlace, placeOf } from "./column_finder.ts";
import { figure } from "./figure.ts";
import { shareOf } from "./share_of.ts";
import { sharedScores } from "./shared_scores.ts";

/** What a model can do, apart from the form in which it answers. */
export const abilityFormat: Analysis = {
  name: "ability_format",
  title: "Ability and format",
  description:
    "Where a task judges the form of an answer as well: the share of samples that are right in the most generous reading (ability), that are in the form asked for (format), and that are right though malformed. Of the samples that the reference had right and in form, as a share of all: those that the model still has right but malformed (lost to format), and those that it has not right in any reading (lost to ability). The most generous reading is the one by which most samples of the task are right over all models. Intervals are Wilson's.",
  analyse(study) {
    const find = columnFinder(study.columns);
    return study.tasks.flatMap(({ name, evaluators }) => {
      const generous = mostGenerous(study.columns, name);
      const forms = evaluators.filter(({ measures }) => measures === "format");
      return generous === null ? [] : forms.flatMap((form) =>
        study.columns
          .filter(({ task, evaluator, binary }) =>
            task === name && evaluator === form.name && binary
          )
          .flatMap((column) => {
            const able = (place: ColumnPlace): Column[] => {
              const found = [{ ...place, evaluator: generous }, place].map(
                find,
              );
              return found.filter((one) => one !== undefined);
            };
            return figuresOf(able(placeOf(column)), {
              base: able({ ...placeOf(column), model: study.reference }),
              study,
            });
          })
      );
    });
  },
};

/** Name of the evaluator of ability by which most samples are right. */
function mostGenerous(columns: readonly Column[], task: string): string | null {
  const sums = new Map<string, number>();
  for (const column of columns) {
    const { evaluator, binary, better, measures, values } = column;
    if (column.task !== task || measures !== "ability") continue;
    if (!binary || better !== "higher") continue;
    const sum = values.reduce((sum: number, value) => sum + (value ?? 0), 0);
    sums.set(evaluator, (sums.get(evaluator) ?? 0) + sum);
  }
  const [first = null] = [...sums].sort(([, one], [, other]) => other - one);
  return first === null ? null : first[0];
}

/** Tells of ability and format, and against the reference what was lost to which. */
function figuresOf(
  model: readonly Column[],
  { base, study: { level, reference } }: {
    readonly base: readonly Column[];
    readonly study: Study;
  },
): Figure[] {
  if (model.length < 2) return [];
  const [ability, format] = model as [Column, Column];
  const own = sharedScores(model);
  const known = placeOf(format);
  const share = (
    quantity: string,
    of: (row: number) => boolean,
    { n, clusters }: Pick<typeof own, "n" | "clusters">,
  ): Partial<Figure> & { quantity: string } => ({
    quantity,
    ...shareOf(
      Float64Array.from({ length: n }, (_, row) => of(row) ? 1 : 0),
      { clusters, level },
    ),
  });
  if (own.n === 0) return [];
  const [able, formed] = inForm(own.scores, format) as [
    Float64Array,
    Float64Array,
  ];
  const found = [
    {
      ...share("ability", (row) => able[row] === 1, own),
      evaluator: ability.evaluator,
    },
    share("format", (row) => formed[row] === 1, own),
    share("able_but_malformed", (row) => able[row] === 1 && !formed[row], own),
  ];
  const all = sharedScores([...model, ...base]);
  if (base.length === 2 && format.model !== reference && all.n > 0) {
    const [able, formed, had, hadForm] = inForm(all.scores, format) as Four;
    const against = reference;
    const both = (row: number): boolean => had[row] === 1 && hadForm[row] === 1;
    found.push(
      {
        ...share(
          "lost_to_format",
          (row) => both(row) && able[row] === 1 && formed[row] === 0,
          all,
        ),
        against,
      },
      {
        ...share("lost_to_ability", (row) => both(row) && able[row] === 0, all),
        against,
      },
    );
  }
  return found.map(({ quantity, ...rest }) =>
    figure(quantity, { ...known, ...rest })
  );
}

/** Turns scores of form round where a score of 1 means malformed. */
function inForm(
  scores: readonly Float64Array[],
  { better }: Column,
): readonly Float64Array[] {
  if (better === "higher") return scores;
  return scores.map((values, at) =>
    at % 2 === 0 ? values : values.map((value) => 1 - value)
  );
}

/** Ability and format of the model, then of the reference. */
type Four = readonly [Float64Array, Float64Array, Float64Array, Float64Array];
