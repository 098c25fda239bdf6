import { Command, Option } from "@commander-js/extra-typings";
import { byteSize } from "./byte_size.ts";
import { evaluate, type EvaluateOptions } from "./evaluate.ts";
import {
  COMPARE_EXAMPLES,
  EXAMPLES,
  EXPORT_EXAMPLES,
  GATE_EXAMPLES,
  LEADERBOARD_EXAMPLES,
  SUITE_EXAMPLES,
} from "./help_texts.ts";
import { collect, names, natural, share, whole } from "./option_values.ts";
import { DEFAULT_SUITE } from "./suite_of.ts";
import { VERSION } from "./version.ts";

/** Does what a command line says and returns the exit code. */
export type Action = () => number | Promise<number>;

/**
 * The command line: what there is to type, and what it means. What does not ask
 * models is imported when it is typed: `eval` begins without it.
 *
 * @param act Takes the action of the command that was typed.
 * @returns The program, ready to parse arguments.
 */
export function program(act: Act): Command {
  const root = new Command("aftertune")
    .description("What did the fine-tuning change?")
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError("(--help tells more)")
    .addHelpText("after", EXAMPLES);
  addPlanning(root, act);
  addAsking(root, act);
  addReading(root, act);
  addRuns(root, act);
  addLooking(root, act);
  return root;
}

/** Takes the action of the command that was typed. */
type Act = (action: Action) => void;

/** What asks models. */
function addAsking(root: Command, act: Act): void {
  suiteCommand(
    root.command("eval"),
    "Ask the models of a suite, score the answers, write the reports",
  )
    .addOption(reports())
    .addOption(device())
    .option(
      "--deterministic",
      "one request at a time: bit-equal whatever else is asked",
      false,
    )
    .option("--threads <n>", "threads of a local model", whole)
    .option(
      "--memory <size>",
      "most memory that a local model takes beside its weights, for steps and what it keeps of texts, such as 2GiB or 512MB (default: half of what is free beside them)",
      byteSize,
    )
    .addOption(
      new Option(
        "--truncate <where>",
        "leave out this part of prompts too long for a local model, in place of refusing them",
      ).choices(["left", "middle"] as const),
    )
    .option("--dry-run", "say what would be asked, as plan does", false)
    .action((suite, options) => act(() => evaluate("eval", suite, options)));
}

/** What comes before asking. */
function addPlanning(root: Command, act: Act): void {
  suiteCommand(
    root.command("plan"),
    "Say what a suite would ask and what the answers could tell; asks no model",
  )
    .option("--power", "tell which differences it could find", false)
    .addOption(
      new Option(
        "--difference <d>",
        "tell how many samples this difference needs, in units of the score, such as 0.03",
      ).argParser(share).implies({ power: true }),
    )
    .addOption(
      new Option(
        "--discordance <share>",
        "share of samples whose verdict changes, such as 0.12 (default: measured in earlier answers, else assumed)",
      ).argParser(share).implies({ power: true }),
    )
    .action((suite, options) =>
      act(() => evaluate("plan", suite, { ...options, quiet: true }))
    );
}

/** What works from stored answers. */
function addReading(root: Command, act: Act): void {
  suiteCommand(
    root.command("score"),
    "Score stored answers again and write the tables; asks no model",
  ).addOption(reports()).action((suite, options) =>
    act(() => evaluate("score", suite, options))
  );
  suiteCommand(
    root.command("report"),
    "Write all reports again from stored answers; asks no model",
  ).addOption(reports()).action((suite, options) =>
    act(() => evaluate("report", suite, options))
  );
  suiteCommand(
    root.command("gate"),
    "Decide from stored answers whether a model got worse than it may; asks no model",
  )
    .option(
      "--budget <file>",
      "YAML file that says how much worse each task may get (default: no task more than 5 points)",
    )
    .option("--explain", "tell each decision with its arithmetic", false)
    .addHelpText("after", GATE_EXAMPLES)
    .action((suite, options) => act(() => gate(suite, options)));
  suiteOptions(
    root.command("export")
      .description(
        "Write a run in a format of another program; asks no model",
      )
      .argument("<format>", "one of those below")
      .argument(
        "[run]",
        "results folder, its results.json, or a suite, for its answers too",
        DEFAULT_SUITE,
      ),
  )
    .option("--out <dir>", "folder that the files are written into", "exports")
    .option("--organization <name>", "who made the models and this evaluation")
    .option(
      "--dataset <task=id:task>",
      "the data set on the Hugging Face Hub that a task is of, and its task there, such as facts=my-org/my-facts:default; may be repeated",
      collect,
    )
    .addHelpText("after", EXPORT_EXAMPLES)
    .action((format, run, options) =>
      act(async () => {
        const { exportRun } = await import("./export.ts");
        return await exportRun(format, run, options);
      })
    );
}

/** Gates a run as it is, or the answers of a suite. */
async function gate(suite: string, options: EvaluateOptions): Promise<number> {
  const { isRun } = await import("./kept_run.ts");
  if (!await isRun(suite)) {
    return await evaluate("gate", suite, { ...options, quiet: true });
  }
  const { gateRun } = await import("./gate_run.ts");
  return await gateRun(suite, options);
}

/** What works from the results of runs, wherever they were made. */
function addRuns(root: Command, act: Act): void {
  root.command("compare")
    .description("Compare two models of one run or of two; asks no model")
    .argument("<a>", "the model that is compared with, as RUN:MODEL")
    .argument("<b>", "the other model")
    .option("--json", "as JSON", false)
    .addHelpText("after", COMPARE_EXAMPLES)
    .action((a, b, options) =>
      act(async () => {
        const { compare } = await import("./compare.ts");
        return await compare(a, b, options);
      })
    );
  root.command("leaderboard")
    .description("Make one leaderboard of the results of many runs")
    .argument("<runs...>", "results folders, or their results.json")
    .option(
      "--out <dir>",
      "folder that the leaderboard is written into",
      "leaderboard",
    )
    .option("--json", "as JSON on the standard output", false)
    .addHelpText("after", LEADERBOARD_EXAMPLES)
    .action((runs, options) =>
      act(async () => {
        const { leaderboard } = await import("./leaderboard.ts");
        return await leaderboard(runs, options);
      })
    );
}

/** What shows what there is to ask, and what there is to be asked. */
function addLooking(root: Command, act: Act): void {
  root.command("list")
    .description(
      "List the tasks, treatments and suites that come with aftertune",
    )
    .option("--json", "as JSON", false)
    .action((options) =>
      act(async () => {
        const { list } = await import("./list.ts");
        return list(options);
      })
    );
  root.command("show")
    .description("Show how a task is posed and judged")
    .argument("<task>", "name of a task, or a file that exports one")
    .option(
      "--data <dir>",
      "folder with data sets that do not come with aftertune",
    )
    .option("--treatment <name>", "as this treatment changes it")
    .option("--sample <id>", "this sample in place of the first")
    .action((task, options) =>
      act(async () => {
        const { show } = await import("./show.ts");
        return await show(task, options);
      })
    );
  root.command("doctor")
    .description("Examine a checkpoint before it is compared")
    .argument("<model>", "a checkpoint folder, hf:ORG/NAME, or DIR+ADAPTER")
    .addOption(device())
    .option("--threads <n>", "threads of the model", whole)
    .option("--json", "as JSON", false)
    .action((model, options) =>
      act(async () => {
        const { doctor } = await import("./doctor.ts");
        return await doctor(model, options);
      })
    );
}

function suiteCommand(command: Command, description: string) {
  return suiteOptions(
    command
      .description(description)
      .argument(
        "[suite]",
        "YAML file, or name of a ready suite",
        DEFAULT_SUITE,
      ),
  )
    .option("--quiet", "no progress", false)
    .option("--json", "results as JSON on the standard output", false)
    .addHelpText("after", SUITE_EXAMPLES(command.name()));
}

function suiteOptions<Args extends unknown[]>(command: Command<Args>) {
  return command
    .option(
      "--results <dir>",
      "folder that the suite's own folder is made in",
      "results",
    )
    .option(
      "--data <dir>",
      "folder with data sets that do not come with aftertune",
    )
    .option(
      "--model <name=where>",
      "ask this model in place of the suite's: a checkpoint folder, hf:ORG/NAME, DIR+ADAPTER, http://host/v1#model or answers.jsonl; may be repeated",
      collect,
    )
    .option("--reference <name>", "compare with this model")
    .option(
      "--models <names>",
      "only these models of the suite, and the reference",
      names,
    )
    .option("--tasks <names>", "only these tasks of the suite", names)
    .option("--limit <n>", "only the first samples of each task", whole)
    .option("--seed <n>", "seeds treatments and resampling", natural);
}

function reports() {
  return new Option(
    "--reports <names>",
    "only these reports: csv, json, charts, page, markdown",
  ).argParser(names);
}

function device() {
  return new Option("--device <name>", "where local models run")
    .choices(["auto", "cpu", "cuda", "webgpu"] as const)
    .default("cpu" as const);
}
