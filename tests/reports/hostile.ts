import type {
  Failures,
  Figure,
  Finding,
  Flip,
  PairedRow,
  Results,
} from "../../core/mod.ts";
import { STUDY_OF_ONE } from "./study.ts";

/** What a model may answer to break a page, a file or a terminal. */
export const HOSTILE_TEXTS: readonly string[] = [
  `<script>alert(1)</script><img src=x onerror=alert(2)>`,
  `</pre></bdi></article><iframe src="http://127.0.0.1:9/"></iframe>`,
  `"><svg onload=alert(3)><style>body{display:none}</style>`,
  `=HYPERLINK("http://127.0.0.1:9/","win")`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `'=1+1`,
  `\t=1+1`,
  `::error file=a.ts,line=1::broken\n::set-output name=x::y`,
  `\u001b[2J\u001b]0;owned\u0007\u009b31mred\u0000\u0008`,
  `\u202eright to left\u202c \u2066isolate \u05d0\u05d1`,
  `lone \ud800 surrogate \udfff`,
  `| a | b |\n|---|\n# heading\n@everyone #1 [x](javascript:alert(4))`,
  `\`\`\`\n<!-- comment --> <![CDATA[ ]]> &lt;b&gt; \${1} {{7*7}}`,
  `first\r\nsecond\rthird\u2028fourth`,
];

/** Ten megabytes in one answer. */
export const ENDLESS_TEXT: string = "<b>=very long 😀</b> ".repeat(500_000);

/** A study in which every text that a model or data set wrote is hostile. */
export const HOSTILE: Results = {
  ...STUDY_OF_ONE,
  flips: [...HOSTILE_TEXTS, ENDLESS_TEXT].map(hostileFlip),
  findings: [hostileFinding("alarms"), hostileFinding("transitions")],
  failures: HOSTILE_TEXTS.map(hostileFailures),
};

/** Notes may quote what a model wrote or was called. */
function hostileFinding(name: string): Finding {
  const figures = [...HOSTILE_TEXTS, ENDLESS_TEXT].map((text): Figure => ({
    ...{ quantity: "repeated", model: "sft", against: text.slice(0, 400) },
    ...{ task: "facts", group: null, treatment: "none" },
    ...{ evaluator: "final-number", at: null },
    ...{ value: 0.5, low: 0.4, high: 0.6, n: 300, note: text },
  }));
  return { name, title: "Alarms", description: "What went off.", figures };
}

function hostileFailures(text: string): Failures {
  return {
    ...{ model: "sft", failed: 3, requests: 4, failedOtherwise: 1 },
    reasons: [{ text, requests: 1 }, { text: `also ${text}`, requests: 1 }],
  };
}

/** Two texts a comparison, so that a page shows them all. */
function hostileFlip(text: string, index: number): Flip {
  const rows = STUDY_OF_ONE.paired;
  const { model, task, treatment, evaluator, metric } =
    rows[(index >> 1) % (rows.length - 1)] as PairedRow;
  return {
    ...{ reference: "base", model, task, treatment, evaluator, metric },
    sample: text.slice(0, 40),
    change: index % 2 === 0 ? "gained" : "lost",
    question: text,
    prefix: text,
    target: text.slice(0, 400),
    referenceAnswer: text.slice(0, 400),
    modelAnswer: text,
    referenceText: text,
    modelText: `${text} and more`,
    request: "0".repeat(64),
  };
}

/** A study whose names are hostile too, as a careless suite may have them. */
export const HOSTILE_NAMES: Results = named(STUDY_OF_ONE);

function named(results: Results): Results {
  const renames: Record<string, string> = {
    sft: "<b>|sft|</b>\u001b[31m @you #1",
    facts: "=facts`\u202e\n",
  };
  const name = (text: string): string => renames[text] ?? text;
  const cell = <Row extends { model: string; task: string }>(
    row: Row,
  ): Row => ({
    ...row,
    model: name(row.model),
    task: name(row.task),
  });
  return {
    ...results,
    models: results.models.map((model) => ({
      ...model,
      name: name(model.name),
    })),
    tasks: results.tasks.map((task) => ({ ...task, name: name(task.name) })),
    summary: results.summary.map(cell),
    paired: results.paired.map(cell),
    flips: [...results.flips].map(cell),
    findings: HOSTILE.findings.map((finding) => ({
      ...finding,
      figures: finding.figures.map((figure) => ({
        ...figure,
        model: name(figure.model),
        task: name(figure.task ?? ""),
      })),
    })),
    failures: HOSTILE_TEXTS.map((reason) => ({
      ...hostileFailures(reason),
      model: name("sft"),
    })),
  };
}
