import type { Message, Prompt, Sample, Task } from "../core/mod.ts";

/** How questions are put: as running text, or as a conversation. */
export type Layout = Prompt["kind"];

/**
 * Puts a question behind its worked examples.
 *
 * As text, examples and question are parted by an empty line, and a solution
 * follows its question after a space, as lm-evaluation-harness has it
 * (`fewshot_delimiter`, `target_delimiter`). In a conversation each example is
 * a turn of the user and one of the assistant.
 *
 * @param task Lays out a single question.
 * @param sample The question, as its treatment left it.
 * @param options Worked examples and layout.
 * @returns The prompt, ending in the forced start of the response, if any.
 *
 * @example A question as text
 * ```ts
 * import { pose } from "@aftertune/aftertune/engine/mod.ts";
 * import { TASKS } from "@aftertune/aftertune/tasks/mod.ts";
 * import { assert, assertEquals } from "@std/assert";
 *
 * const facts = TASKS.find(({ name }) => name === "facts");
 * assert(facts !== undefined);
 * const sample = { id: "1", question: "Who?", targets: ["Ann."] };
 * assertEquals(pose(facts, sample, { layout: "text" }), {
 *   kind: "text",
 *   text: "Question: Who?\nAnswer:",
 * });
 * ```
 */
export function pose(
  task: Task,
  sample: Sample,
  { shots = [], layout }: PoseOptions,
): Prompt {
  const { prefix = "" } = sample;
  if (layout === "text") {
    const examples = shots.map((shot) =>
      `${task.layout(shot)} ${solutionOf(shot)}\n\n`
    );
    return {
      kind: "text",
      text: `${examples.join("")}${task.layout(sample)}${prefix}`,
    };
  }
  const examples = shots.flatMap((shot): Message[] => [
    ...turns(task, shot),
    { role: "assistant", content: solutionOf(shot) },
  ]);
  const messages = [...examples, ...turns(task, sample)];
  return prefix === ""
    ? { kind: "chat", messages }
    : { kind: "chat", messages, prefix: prefix.trimStart() };
}

/** Options of {@linkcode pose}. */
export interface PoseOptions {
  /** Worked examples, in their order. */
  readonly shots?: readonly Sample[];
  /** How the prompt is laid out. */
  readonly layout: Layout;
}

function turns(task: Task, sample: Sample): readonly Message[] {
  return task.converse?.(sample) ??
    [{ role: "user", content: sample.question }];
}

function solutionOf({ solution, targets }: Sample): string {
  return solution ?? targets[0] ?? "";
}
