import { FORMAT_DESCRIPTIONS } from "../reports/names/mod.ts";
import { DEFAULT_SUITE } from "./suite_of.ts";

/** Behind the help of the program. */
export const EXAMPLES: string = `
Examples:
  aftertune eval                         the default suite, on the models that come with aftertune
  aftertune plan --power                 what would be asked, and what could be told
  aftertune eval my-suite.yaml           your own
  aftertune gate --budget budget.yaml    did it get worse than it may
  aftertune compare base sft             two models side by side
  aftertune leaderboard runs/*           one leaderboard of many runs
  aftertune export lm-eval results/mine  for other programs to read
  aftertune list                         what can be asked
  aftertune show gsm8k --data DIR        how a task is posed
  aftertune doctor DIR+ADAPTER           is a model fit to be asked

Exit codes: 0 fine, 1 a gate failed, 2 an error or a problem that doctor found,
3 a gate is inconclusive, 130 stopped by Ctrl-C`;

/** Behind the help of `gate`. */
export const GATE_EXAMPLES: string = `
In place of a suite, a results folder or its results.json is gated as it is,
wherever the run was made; neither models nor answers are needed:
  aftertune gate results/mine --budget budget.yaml`;

/** Behind the help of `compare`. */
export const COMPARE_EXAMPLES: string = `
RUN is a results folder, or its results.json. A MODEL without a run is of the
other one's run, or of results/${DEFAULT_SUITE}; a RUN without a model stands for
its only model besides the reference. Scores are compared where the same was
asked and judged in the same way; the rest is named with the reason. Answers are
shown as far as the folder has them, in flips.csv or in store.sqlite.

Examples:
  aftertune compare base sft                      two models of the default suite
  aftertune compare results/mine:sft lora         two models of another suite
  aftertune compare old/results.json new --json   the tuned models of two runs`;

/** Behind the help of `leaderboard`. */
export const LEADERBOARD_EXAMPLES: string = `
Of what several runs asked a model in the same way, the newest counts and the
others are its history. What is not comparable, such as scores of another
version of a task or of other samples, stands in a group of its own.

Examples:
  aftertune leaderboard results/masked-thought
  aftertune leaderboard runs/2026-*/results.json --out docs/leaderboard`;

/** Behind the help of `export`. */
export const EXPORT_EXAMPLES: string = `
Formats:
${
  Object.entries(FORMAT_DESCRIPTIONS)
    .map(([name, description]) => `  ${name.padEnd(18)}${description}`)
    .join("\n")
}

What a format has no place for is left out, and the command says how much.

Examples:
  aftertune export github-benchmark results/masked-thought
  aftertune export lm-eval my-suite.yaml
  aftertune export every-eval-ever runs/mine/results.json --out eee`;

/** Behind the help of a command that takes a suite. */
export const SUITE_EXAMPLES = (name: string): string => `
Examples:
  aftertune ${name}
  aftertune ${name} my-suite.yaml --results out
  aftertune ${name} gsm8k --data DIR --model base=checkpoints/base --model tuned=checkpoints/base+adapters/mine --limit 64`;
