import { CsvParseStream } from "@std/csv/parse-stream";
import { join } from "@std/path";

/** A question whose continuations are scored. */
export interface ChooseItem {
  /** What they follow. */
  readonly context: string;
  /** What is scored. */
  readonly continuations: readonly string[];
  /** Place of the right one. */
  readonly right: number;
}

/** A prompt that is continued. */
export interface GenerateItem {
  /** The prompt. */
  readonly context: string;
  /** Where the reply ends. */
  readonly stop: readonly string[];
  /** Most tokens of the reply. */
  readonly maxTokens: number;
}

/** What both sides are asked, word for word. */
export type Work =
  & {
    /** What a reader calls it. */
    readonly name: string;
    /** Who else is asked. */
    readonly peer: "lm-eval" | "transformers";
    /** Batch sizes that the peer is tried with; the fastest counts. */
    readonly batches: readonly number[];
  }
  & (
    | { readonly kind: "choose"; readonly items: readonly ChooseItem[] }
    | { readonly kind: "generate"; readonly items: readonly GenerateItem[] }
  );

/**
 * Makes what both sides are asked.
 *
 * @param data Folder with `mmlu`, `hellaswag` and `gsm8k`.
 * @returns The works, by the names that the command line takes.
 */
export async function worksOf(data: string): Promise<Record<string, Work>> {
  return {
    mmlu: await mmlu(data),
    hellaswag: await hellaswag(data),
    gsm8k: await gsm8k(data),
    chat: await gsm8kChat(data),
  };
}

const LETTERS = ["A", "B", "C", "D"] as const;

/** One subject of Hendrycks et al. 2020 (https://arxiv.org/abs/2009.03300), laid out as lm-eval's `mmlu`. */
async function mmlu(data: string): Promise<Work> {
  const rows = await csvRows(join(data, "mmlu", "astronomy_test.csv"));
  const posed = rows.map(([question, ...rest]) =>
    [
      question?.trim(),
      ...LETTERS.map((letter, index) => `${letter}. ${rest[index]}`),
      "Answer:",
    ].join("\n")
  );
  const head =
    "The following are multiple choice questions (with answers) about astronomy.\n\n";
  const shots = posed.slice(0, 5)
    .map((text, index) => `${text} ${rows[index]?.[5]}\n\n`).join("");
  const items = posed.slice(5, 105).map((text, index) => ({
    context: head + shots + text,
    continuations: LETTERS.map((letter) => ` ${letter}`),
    right: LETTERS.findIndex((letter) => letter === rows[index + 5]?.[5]),
  }));
  return {
    ...{ name: "MMLU 5-shot, 100 questions", peer: "lm-eval" },
    ...{ batches: [1, 16], kind: "choose", items },
  };
}

/** Zellers et al. 2019 (https://arxiv.org/abs/1905.07830), laid out as lm-eval's `hellaswag`. */
async function hellaswag(data: string): Promise<Work> {
  const rows = await jsonRows(join(data, "hellaswag", "hellaswag.jsonl"));
  const items = rows.slice(0, 100).map((row) => {
    const start = `${row["ctx_a"]} ${capitalized(`${row["ctx_b"]}`)}`;
    return {
      context: cleaned(`${row["activity_label"]}: ${start}`),
      continuations: (row["endings"] as string[])
        .map((ending) => ` ${cleaned(ending)}`),
      right: Number(row["label"]),
    };
  });
  return {
    ...{ name: "HellaSwag 0-shot, 100 questions", peer: "lm-eval" },
    ...{ batches: [1, 16, 32], kind: "choose", items },
  };
}

/** Cobbe et al. 2021 (https://arxiv.org/abs/2110.14168), the first five training rows as worked examples. */
async function gsm8k(data: string): Promise<Work> {
  const [train, test] = await gsm8kRows(data);
  const shots = train.slice(0, 5)
    .map((row) => `Question: ${row["question"]}\nAnswer: ${row["answer"]}\n\n`)
    .join("");
  const items = test.slice(0, 32).map((row) => ({
    context: `${shots}Question: ${row["question"]}\nAnswer:`,
    stop: ["Question:", "</s>", "<|im_end|>"],
    maxTokens: 128,
  }));
  return {
    ...{ name: "GSM8K 5-shot, 32 questions, 128 tokens", peer: "lm-eval" },
    ...{ batches: [16], kind: "generate", items },
  };
}

/**
 * GSM8K through ChatML, as SmolLM2 was tuned, without examples.
 *
 * @param data Folder with `gsm8k`.
 * @returns The first questions of the test split.
 */
export async function gsm8kChat(
  data: string,
): Promise<Extract<Work, { kind: "generate" }>> {
  const [, test] = await gsm8kRows(data);
  const system =
    "You are a helpful AI assistant named SmolLM, trained by Hugging Face";
  const items = test.slice(0, 64).map((row) => ({
    context: `<|im_start|>system\n${system}<|im_end|>\n<|im_start|>user\n${
      row["question"]
    }<|im_end|>\n<|im_start|>assistant\n`,
    stop: [],
    maxTokens: 256,
  }));
  return {
    ...{ name: "GSM8K chat, 64 questions, 256 tokens", peer: "transformers" },
    ...{ batches: [16], kind: "generate", items },
  };
}

type JsonRow = Readonly<Record<string, unknown>>;

async function gsm8kRows(data: string): Promise<[JsonRow[], JsonRow[]]> {
  return [
    await jsonRows(join(data, "gsm8k", "train.jsonl")),
    await jsonRows(join(data, "gsm8k", "test.jsonl")),
  ];
}

async function jsonRows(path: string): Promise<JsonRow[]> {
  const text = await Deno.readTextFile(path);
  return text.split("\n").filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}

async function csvRows(path: string): Promise<readonly string[][]> {
  using file = await Deno.open(path);
  return await Array.fromAsync(
    file.readable.pipeThrough(new TextDecoderStream())
      .pipeThrough(new CsvParseStream({ skipFirstRow: false })),
  );
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
}

/** What WikiHow's pages left over, as lm-eval takes it out. */
function cleaned(text: string): string {
  return text.trim().replaceAll(" [title]", ". ").replaceAll(/\[.*?\]/g, "")
    .replaceAll("  ", " ");
}
