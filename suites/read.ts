import {
  type Document,
  isMap,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
} from "yaml";
import type { z } from "zod";
import { SUITE_KEYS, SUITE_SCHEMA } from "./schema.ts";
import { suggest } from "./suggest.ts";
import type { Suite } from "./suite.ts";

/** Keys and indexes that lead to a value of a suite file. */
export type SuitePath = readonly PropertyKey[];

/** A suite with the way back to the lines that it was read from. */
export interface SuiteFile {
  /** What the file says. */
  readonly suite: Suite;
  /** Makes an error of what is wrong with the value at a path. */
  error(path: SuitePath, problem: string): SyntaxError;
}

/**
 * Reads a suite.
 *
 * @param text The YAML of the file.
 * @param path How messages call the file.
 * @returns The suite; paths in it are as they were written.
 * @throws {SyntaxError} If the text is no YAML or no suite; the message says
 *   line, column, what is wrong, and what may have been meant.
 *
 * @example Defaults
 * ```ts
 * import { readSuite } from "@aftertune/aftertune/suites/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * const { suite } = readSuite(
 *   `
 * name: mine
 * reference: base
 * models: { base: { checkpoint: ./base } }
 * tasks: [facts]
 * `,
 *   "mine.yaml",
 * );
 * assertEquals(suite.level, 0.95);
 * assertEquals(suite.tasks, [{ task: "facts", treatments: [] }]);
 * ```
 */
export function readSuite(text: string, path: string): SuiteFile {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
  });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `"${path}" at line ${line}, column ${col}`;
  };
  const [broken] = document.errors;
  if (broken !== undefined) {
    throw new SyntaxError(
      `Cannot read the suite ${place(broken.pos[0])} as YAML: ${
        broken.code === "MULTIPLE_DOCS"
          ? "it holds several documents, split at ---; a file is one suite"
          : broken.message
      }`,
    );
  }
  const error = (at: SuitePath, problem: string) =>
    new SyntaxError(
      `Cannot use the suite ${
        place(offsetOf(document.contents, at))
      }: ${problem}`,
    );
  const { success, data, error: failure } = SUITE_SCHEMA.safeParse(
    valueOf(document, path),
  );
  if (!success) {
    const issue = pick(failure.issues);
    throw error(pathOf(issue), describe(issue));
  }
  const file: SuiteFile = { suite: data, error };
  if (!Object.hasOwn(data.models, data.reference)) {
    throw error(
      ["reference"],
      `the reference "${data.reference}" must be one of the models: they are ${
        Object.keys(data.models).map((name) => `"${name}"`).join(", ")
      }.${suggest(data.reference, Object.keys(data.models))}`,
    );
  }
  refuseDuplicates(file);
  return file;
}

function valueOf(document: Document.Parsed, path: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new SyntaxError(
      `Cannot read the suite "${path}" as YAML: ${(cause as Error).message}`,
      { cause },
    );
  }
}

function refuseDuplicates({ suite, error }: SuiteFile): void {
  const seen = new Set<string>();
  for (const [index, { task, treatments }] of suite.tasks.entries()) {
    if (seen.has(task)) {
      throw error(["tasks", index], `the task "${task}" is listed twice`);
    }
    seen.add(task);
    const twice = treatments.find((name, i) => treatments.indexOf(name) < i);
    if (twice !== undefined) {
      throw error(
        ["tasks", index, "treatments"],
        `the treatment "${twice}" is listed twice`,
      );
    }
  }
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

function pathOf(issue: z.core.$ZodIssue): SuitePath {
  return issue.code === "unrecognized_keys"
    ? [...issue.path, issue.keys[0] ?? ""]
    : issue.path;
}

function describe(issue: z.core.$ZodIssue): string {
  const at = nameOf(issue.path);
  switch (issue.code) {
    case "unrecognized_keys": {
      const [key = ""] = issue.keys;
      const others = SUITE_KEYS.filter((one) => one !== key);
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
function nameOf(path: SuitePath): string {
  if (path.length === 0) return "a suite";
  const name = path.map((step) =>
    typeof step === "number" ? `[${step}]` : `.${String(step)}`
  );
  return `"${name.join("").slice(1)}"`;
}

/** Where the value at a path begins; where it is missing, what would hold it. */
function offsetOf(root: unknown, path: SuitePath): number {
  let node = root;
  let offset = 0;
  for (const step of [undefined, ...path]) {
    if (step !== undefined) {
      if (isMap(node)) {
        const pair = node.items.find((item) =>
          isPair(item) && String(item.key) === String(step)
        );
        const key = pair?.key;
        if (isNode(key) && key.range) offset = key.range[0];
        node = pair?.value;
      } else {
        node = (node as { items?: unknown[] })?.items?.[Number(step)];
        if (isNode(node) && node.range) offset = node.range[0];
      }
    } else if (isNode(node) && node.range) offset = node.range[0];
  }
  return offset;
}
