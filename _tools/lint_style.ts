/**
 * The rules of style that a machine can hold: how error messages read, how
 * long functions and files get, and that nothing outside the command line
 * reads clock, chance or environment.
 *
 * @module
 */

const MOST_PARAMETERS = 3;
const MOST_FUNCTION_LINES = 60;
const MOST_FILE_LINES = 300;
const AMBIENT = ["Math.random", "Date.now", "performance.now", "Deno.env"];
const AMBIENT_PLACE_REGEXP = /^(?:cli|_tools|bench|tests)\//;
/** Suites for all who keep a contract: one function that lists tests. */
const SUITE_REGEXP = /^tests\/conformance\//;
const CONTRACTION_REGEXP =
  /n['’]t\b|\w['’](?:re|ve|ll|d|m)\b|\b(?:it|that|there|here|what|who|let)['’]s\b/i;

type FunctionNode =
  | Deno.lint.FunctionDeclaration
  | Deno.lint.FunctionExpression
  | Deno.lint.ArrowFunctionExpression;

const errorMessage: Deno.lint.Rule = {
  create: (context) => ({
    NewExpression(node) {
      const [message] = node.arguments;
      const errorClass = context.sourceCode.getText(node.callee);
      if (message === undefined || !errorClass.endsWith("Error")) return;
      const texts = textsOf(message);
      if (/^[^A-Z]/.test(texts[0] ?? "")) {
        context.report({
          node: message,
          message: "An error message begins with a capital letter",
          hint: 'Say "Cannot <action> as <what must hold>: <what is>"',
        });
      }
      if (texts.some((text) => CONTRACTION_REGEXP.test(text))) {
        context.report({
          node: message,
          message: "An error message has no contractions",
          hint: "Spell the words out",
        });
      }
    },
  }),
};

const parameterCount: Deno.lint.Rule = {
  create(context) {
    function check(node: FunctionNode): void {
      if (node.params.length <= MOST_PARAMETERS) return;
      context.report({
        node,
        message: `An exported function has over ${MOST_PARAMETERS} parameters`,
        hint: "Take two and an object of options",
      });
    }
    const exported = "ExportNamedDeclaration >";
    return {
      [`${exported} FunctionDeclaration`]: check,
      [`${exported} VariableDeclaration > VariableDeclarator > ArrowFunctionExpression`]:
        check,
    };
  },
};

const ambientInput: Deno.lint.Rule = {
  create(context) {
    if (AMBIENT_PLACE_REGEXP.test(placeOf(context.filename))) return {};
    function check(node: Deno.lint.Node): void {
      const text = context.sourceCode.getText(node);
      if (!AMBIENT.includes(text) && !/^new Date(?:\(\))?$/.test(text)) return;
      context.report({
        node,
        message: `"${text}" is ambient input`,
        hint: "Take chance, time and environment as arguments",
      });
    }
    return { MemberExpression: check, NewExpression: check };
  },
};

const functionLength: Deno.lint.Rule = {
  create(context) {
    if (SUITE_REGEXP.test(placeOf(context.filename))) return {};
    function check(node: FunctionNode): void {
      const lines = context.sourceCode.getText(node).split("\n").length;
      if (lines <= MOST_FUNCTION_LINES) return;
      context.report({
        node,
        message: `A function is ${lines} lines long`,
        hint: `Divide it: ${MOST_FUNCTION_LINES} lines at most, 40 are better`,
      });
    }
    return {
      FunctionDeclaration: check,
      FunctionExpression: check,
      ArrowFunctionExpression: check,
    };
  },
};

const fileLength: Deno.lint.Rule = {
  create: (context) => ({
    Program() {
      const lines = context.sourceCode.text.trimEnd().split("\n").length;
      if (lines <= MOST_FILE_LINES) return;
      context.report({
        range: [0, 0],
        message: `The file is ${lines} lines long`,
        hint: `Divide it: ${MOST_FILE_LINES} lines at most, 150 are better`,
      });
    },
  }),
};

/** The texts that a message consists of; an expression at its head is "". */
function textsOf(message: Deno.lint.Node): string[] {
  switch (message.type) {
    case "Literal":
      return [String(message.value)];
    case "TemplateLiteral":
      return message.quasis.map(({ cooked }) => cooked);
    case "BinaryExpression":
      return [...textsOf(message.left), ...textsOf(message.right)];
    default:
      return [""];
  }
}

/** The file's path from the project's root. */
function placeOf(filename: string): string {
  const root = import.meta.dirname?.replace(/_tools$/, "") ?? "";
  const place = filename.startsWith(root)
    ? filename.slice(root.length)
    : filename;
  return place.replaceAll("\\", "/");
}

const plugin: Deno.lint.Plugin = {
  name: "style",
  rules: {
    "error-message": errorMessage,
    "parameter-count": parameterCount,
    "ambient-input": ambientInput,
    "function-length": functionLength,
    "file-length": fileLength,
  },
};

export default plugin;
