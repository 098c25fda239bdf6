import {
  type Document,
  isMap,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
} from "yaml";
import type { z } from "zod";
import { problemOf, type ValuePath } from "./problem.ts";

/** What a YAML file says, with the way back to its lines. */
export interface YamlFile<T> {
  /** What it says. */
  readonly value: T;
  /** Makes an error of what is wrong with the value at a path. */
  error(path: ValuePath, problem: string): SyntaxError;
}

/** Options of {@linkcode readYaml}. */
export interface ReadYamlOptions<T> {
  /** How messages call the file. */
  readonly path: string;
  /** What the file is: `suite` or `budget`. */
  readonly kind: string;
  /** Checks it. */
  readonly schema: z.ZodType<T>;
  /** All keys that such a file may have at some place. */
  readonly keys: readonly string[];
}

/**
 * Reads a YAML file of one document and checks it.
 *
 * @param text The YAML.
 * @param options What the file must be.
 * @returns What it says.
 * @throws {SyntaxError} If it is something else; the message says line, column,
 *   what is wrong, and what may have been meant.
 */
export function readYaml<T>(
  text: string,
  { path, kind, schema, keys }: ReadYamlOptions<T>,
): YamlFile<T> {
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
      `Cannot read the ${kind} ${place(broken.pos[0])} as YAML: ${
        broken.code === "MULTIPLE_DOCS"
          ? `it holds several documents, split at ---; a file is one ${kind}`
          : broken.message
      }`,
    );
  }
  const error = (at: ValuePath, problem: string) =>
    new SyntaxError(
      `Cannot use the ${kind} ${
        place(offsetOf(document.contents, at))
      }: ${problem}`,
    );
  const { success, data, error: failure } = schema.safeParse(
    valueOf(document, `${kind} "${path}"`),
  );
  if (success) return { value: data, error };
  const problem = problemOf(failure.issues, { file: `a ${kind}`, keys });
  throw error(problem.path, problem.text);
}

function valueOf(document: Document.Parsed, what: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new SyntaxError(
      `Cannot read the ${what} as YAML: ${(cause as Error).message}`,
      { cause },
    );
  }
}

/** Where the value at a path begins; where it is missing, what would hold it. */
function offsetOf(root: unknown, path: ValuePath): number {
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
