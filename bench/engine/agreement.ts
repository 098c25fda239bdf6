import type { Answered } from "./answer.ts";
import type { Work } from "./works.ts";

type Answers = Answered["answers"];

/**
 * Tells how far both sides say the same.
 *
 * @param work What they were asked.
 * @param ours One side's answers.
 * @param theirs The other side's.
 * @returns Half a sentence: right answers and the largest difference of
 *   log-probabilities, or how many texts are the same.
 */
export function agreementOf(
  work: Work,
  ours: Answers,
  theirs: Answers,
): string {
  if (work.kind === "generate") {
    const same = ours.filter((text, index) =>
      trim(text) === trim(theirs[index])
    );
    return `${same.length} of ${ours.length} texts identical`;
  }
  const right = (answers: Answers) =>
    work.items.filter((item, index) => best(answers[index]) === item.right)
      .length;
  const differences = ours.flatMap((logprobs, index) =>
    numbers(logprobs).map((logprob, choice) =>
      Math.abs(logprob - (numbers(theirs[index])[choice] ?? Number.NaN))
    )
  );
  return `${right(ours)} and ${
    right(theirs)
  } right, log-probabilities differ by ${
    Math.max(...differences).toExponential(1)
  } at most`;
}

function numbers(answer: Answers[number] | undefined): readonly number[] {
  return typeof answer === "object" ? answer : [];
}

/** Place of the likeliest continuation. */
function best(answer: Answers[number] | undefined): number {
  const logprobs = numbers(answer);
  return logprobs.indexOf(Math.max(...logprobs));
}

/** What ends a reply is cut off with or without the space before it. */
function trim(answer: Answers[number] | undefined): string {
  return `${answer}`.trim();
}
