import type { z } from "zod";
import { suggest } from "./suggest.ts";

/** Keys and indexes that lead to a value of a file. */
export type ValuePath = readonly PropertyKey[];

/** What is wrong with a file, and with which of its values. */
export interface Problem {
  /** Leads to the value. */
  readonly path: ValuePath;
  /** What is wrong with it, in words. */
  readonly text: string;
}

/** Options of {@linkcode problemOf}. */
export interface ProblemOptions {
  /** What the file is, with its article: `a suite`. */
  readonly file: string;
  /** All keys that such a file may have at some place. */
  readonly keys: readonly string[];
}

/**
 * Puts what a schema found wrong into words; of several issues the one that
 * tells most.
 *
 * @param issues What the schema found, at least one.
 * @param options What was checked.
 * @returns The problem.
 */
export function problemOf(
  issues: readonly z.core.$ZodIssue[],
  options: ProblemOptions,
): Problem {
  const issue = pick(issues);
  return { path: pathOf(issue), text: describe(issue, options) };
}

/** The issue that tells most: an unknown key before what is missing in its place. */
function pick(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue {
  const flat = issues.map(branch);
  const [first] = flat;
  return flat.find(({ code }) => code === "unrecognized_keys") ??
    first as z.core.$ZodIssue;
}

/** In place of "none of these forms fits": what keeps the nearest form from fitting. */
function branch(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const [nearest] = issue.errors
    .filter((errors) => !errors.some(isOtherType))
    .sort((a, b) => a.length - b.length);
  if (nearest === undefined) return issue;
  const inner = pick(nearest);
  return { ...inner, path: [...issue.path, ...inner.path] };
}

function isOtherType({ code, path }: z.core.$ZodIssue): boolean {
  return code === "invalid_type" && path.length === 0;
}

function pathOf(issue: z.core.$ZodIssue): ValuePath {
  return issue.code === "unrecognized_keys"
    ? [...issue.path, issue.keys[0] ?? ""]
    : issue.path;
}

function describe(
  issue: z.core.$ZodIssue,
  { file, keys }: ProblemOptions,
): string {
  const at = issue.path.length === 0 ? file : nameOf(issue.path);
  switch (issue.code) {
    case "unrecognized_keys": {
      const [key = ""] = issue.keys;
      const others = keys.filter((one) => one !== key);
      return `there is no key "${key}" here.${suggest(key, others)}`;
    }
    case "invalid_union":
      return `${at} must be a model with "checkpoint", "endpoint" or "predictions", or a task with "task"`;
    case "invalid_key": {
      const [inner] = issue.issues;
      return `the name ${at} ${inner?.message ?? "cannot be used"}`;
    }
    case "too_small":
    case "too_big": {
      const { inclusive, origin } = issue;
      if (origin === "array") return `${at} ${issue.message}`;
      const [bound, side] = issue.code === "too_small"
        ? [issue.minimum, inclusive ? "at least" : "above"]
        : [issue.maximum, inclusive ? "at most" : "below"];
      return `${at} must be ${side} ${bound}`;
    }
    case "invalid_type":
      return issue.message.endsWith("undefined")
        ? `${at} is missing, it must be ${A[issue.expected] ?? issue.expected}`
        : `${at} must be ${A[issue.expected] ?? issue.expected}`;
    default:
      return `${at} ${issue.message[0]?.toLowerCase()}${
        issue.message.slice(1)
      }`;
  }
}

const A: Readonly<Record<string, string>> = {
  array: "a list",
  int: "a whole number",
  number: "a number",
  object: "keys with values",
  record: "keys with values",
  string: "a text (in quotes, where it looks like a number)",
};

/** A path as a person writes it, e.g. `"tasks[0].limit"`. */
function nameOf(path: ValuePath): string {
  const name = path.map((step) =>
    typeof step === "number" ? `[${step}]` : `.${String(step)}`
  );
  return `"${name.join("").slice(1)}"`;
}
