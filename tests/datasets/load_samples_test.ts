import { assertEquals, assertRejects } from "@std/assert";
import { join, toFileUrl } from "@std/path";
import type { DatasetFile, Task } from "../../core/mod.ts";
import { field, loadSamples } from "../../datasets/mod.ts";
import { inFolder, sha256 } from "./with_file.ts";

const ROWS = [
  { id: "a", question: "1 + 1?", answer: "2" },
  { id: "b", question: "1 + 2?", answer: "3" },
];

const TASK = {
  kind: "generate",
  name: "sums",
  version: 1,
  description: "Adds.",
  family: "forgetting",
  parse: (row) => ({
    id: field.string(row, "id"),
    question: field.string(row, "question"),
    targets: [field.string(row, "answer")],
  }),
  layout: ({ question }) => question,
  sampling: { maxTokens: 1, stop: [], temperature: 0 },
  evaluators: [],
} satisfies Partial<Task>;

function jsonl(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

function taskOn(test: DatasetFile, rest: Partial<Task> = {}): Task {
  const dataset = {
    name: "me/sums",
    license: "MIT",
    homepage: "https://example.com/sums",
    test,
    train: test,
  };
  return { ...TASK, dataset, ...rest } as Task;
}

/** A task on `sums/test.jsonl` in a folder that holds it. */
async function withSums(
  rows: readonly unknown[],
  use: (task: Task, folder: string) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    await Deno.mkdir(join(folder, "sums"));
    await Deno.writeTextFile(join(folder, "sums", "test.jsonl"), jsonl(rows));
    const file = { location: "sums/test.jsonl", sha256: sha256(jsonl(rows)) };
    await use(taskOn(file), folder);
  });
}

async function messageOf(
  load: () => Promise<unknown>,
  errorClass: ErrorConstructor = Error,
): Promise<string> {
  return (await assertRejects(load, errorClass)).message;
}

Deno.test("samples come from the user's data folder in the order of their rows", async () => {
  await withSums(ROWS, async (task, dataFolder) => {
    const { samples, shots } = await loadSamples(task, { dataFolder });
    assertEquals(samples.map(({ id }) => id), ["a", "b"]);
    assertEquals(shots, []);
  });
});

Deno.test("samples come from beside a module by its URL, without a data folder", async () => {
  await withSums(ROWS, async (task, folder) => {
    const location = toFileUrl(join(folder, "sums", "test.jsonl"));
    const { samples } = await loadSamples(
      taskOn({ ...task.dataset.test, location }),
    );
    assertEquals(samples.length, 2);
  });
});

Deno.test("a limit takes samples from the head and leaves worked examples alone", async () => {
  await withSums(ROWS, async (task, dataFolder) => {
    const { samples, shots } = await loadSamples({ ...task, shots: 2 }, {
      dataFolder,
      limit: 1,
    });
    assertEquals(samples.map(({ id }) => id), ["a"]);
    assertEquals(shots.map(({ id }) => id), ["a", "b"]);
  });
});

Deno.test("a task may pass over rows and look at the others", async () => {
  await withSums(ROWS, async (task, dataFolder) => {
    const parse: Task["parse"] = (row, index, rows) =>
      index === 0 ? null : {
        ...TASK.parse(row),
        choices: rows.map(({ answer }) => `${answer}`),
      };
    const { samples } = await loadSamples({ ...task, parse }, { dataFolder });
    assertEquals(samples.map(({ id, choices }) => [id, choices]), [["b", [
      "2",
      "3",
    ]]]);
  });
});

Deno.test("a malformed row is named with its file and field", async () => {
  await withSums(
    [...ROWS, { id: "c", question: 3 }],
    async (task, dataFolder) => {
      const path = join(dataFolder, "sums", "test.jsonl");
      assertEquals(
        await messageOf(() => loadSamples(task, { dataFolder }), SyntaxError),
        `Cannot read row 3 of "${path}" as a sample: Field "question" must be a string: it is 3`,
      );
    },
  );
});

Deno.test("ids that repeat are refused with both rows", async () => {
  await withSums([...ROWS, ROWS[0]], async (task, dataFolder) => {
    const path = join(dataFolder, "sums", "test.jsonl");
    assertEquals(
      await messageOf(() => loadSamples(task, { dataFolder }), RangeError),
      `Cannot load task "sums" as ids must be unique: rows 1 and 3 of "${path}" are both "a"`,
    );
  });
});

Deno.test("a task without a sample is refused", async () => {
  await withSums([], async (task, dataFolder) => {
    assertEquals(
      await messageOf(() => loadSamples(task, { dataFolder }), RangeError),
      'Cannot load task "sums" as it must have samples: no row of "sums/test.jsonl" is one',
    );
  });
});

Deno.test("too few training rows for the worked examples are refused", async () => {
  await withSums(ROWS, async (task, dataFolder) => {
    assertEquals(
      await messageOf(
        () => loadSamples({ ...task, shots: 3 }, { dataFolder }),
        RangeError,
      ),
      'Cannot load task "sums" as it must have 3 worked examples: its training rows give 2',
    );
  });
});

Deno.test("a data folder that was not given is asked for", async () => {
  const task = taskOn({ location: "sums/test.jsonl", sha256: "" });
  assertEquals(
    await messageOf(() => loadSamples(task)),
    'Cannot read "sums/test.jsonl" of me/sums as it must be in a data folder: none was given. ' +
      "Get it from https://example.com/sums, save it as DIR/sums/test.jsonl and give --data DIR",
  );
});

Deno.test("a file that is not in the data folder is asked for", async () => {
  await inFolder(async (dataFolder) => {
    const task = taskOn({ location: "sums/test.jsonl", sha256: "" });
    const path = join(dataFolder, "sums", "test.jsonl");
    assertEquals(
      await messageOf(() => loadSamples(task, { dataFolder })),
      `Cannot read "${path}" of me/sums as it must be a file: there is none. ` +
        "Get it from https://example.com/sums and save it there, or give another folder with --data DIR",
    );
  });
});

Deno.test("a file that is not beside its module is asked for", async () => {
  await inFolder(async (folder) => {
    const path = join(folder, "test.jsonl");
    const task = taskOn({ location: toFileUrl(path), sha256: "" });
    assertEquals(
      await messageOf(() => loadSamples(task)),
      `Cannot read "${path}" of me/sums as it must be a file: there is none. ` +
        "Get it from https://example.com/sums and save it there",
    );
  });
});

for (const location of ["../x.jsonl", "a/../../x.jsonl", "/etc/x.jsonl"]) {
  Deno.test(`a place outside of the data folder is refused: ${location}`, async () => {
    await inFolder(async (dataFolder) => {
      const task = taskOn({ location, sha256: "" });
      assertEquals(
        await messageOf(() => loadSamples(task, { dataFolder }), RangeError),
        `Cannot read "${location}" as it must be inside of the data folder: it leads out of "${dataFolder}"`,
      );
    });
  });
}
