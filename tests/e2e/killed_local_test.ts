import { assert, assertEquals } from "@std/assert";
import { DatabaseSync } from "node:sqlite";
import { aftertune, TemporaryFolder } from "./command.ts";

const MODELS = new URL("../../models/", import.meta.url).pathname;
const REQUESTS = 60;

/** Writes of a store that its setting up and an answer or two take. */
const WRITES = 24;
const TABLES = ["summary.csv", "paired.csv", "flips.csv"];

/** Two models that answer 60 requests in all, in a results folder of its own. */
class Study implements Disposable {
  readonly #folder = new TemporaryFolder();
  readonly #args: readonly string[];

  constructor(options: readonly string[]) {
    const suite = this.#folder.write(
      "suite.yaml",
      `
name: local
reference: base
models:
  base: { checkpoint: ${MODELS}base }
  sft: { checkpoint: ${MODELS}sft }
tasks: [{ task: word-problems, limit: ${REQUESTS / 2} }]
`,
    );
    Deno.mkdirSync(`${this.#folder.path}/local`);
    this.#args = [
      ...["eval", suite, "--results", this.#folder.path],
      ...["--reports", "csv", "--quiet", ...options],
    ];
  }

  /** Runs to the end. */
  async finish(): Promise<void> {
    const { code, stderr } = await aftertune(this.#args);
    assertEquals(code, 0, stderr);
  }

  /**
   * Kills a run after so many writes of its store.
   *
   * @returns Whether it was killed before it came to its end.
   */
  async kill(writes: number): Promise<boolean> {
    const watcher = Deno.watchFs(`${this.#folder.path}/local`);
    let seen = 0;
    const { signal, code, stderr } = await aftertune(this.#args, {
      async started(process) {
        for await (const { kind, paths } of watcher) {
          const written = kind === "modify" && paths[0]?.endsWith("-wal");
          if (written && ++seen === writes) return process.kill("SIGKILL");
        }
      },
    });
    watcher.close();
    assert(signal === "SIGKILL" || code === 0, stderr);
    return signal === "SIGKILL";
  }

  /** The stored answers to the suite's questions, by model and request. */
  answers(): Map<string, string> {
    try {
      using database = open(`${this.#folder.path}/local/store.sqlite`);
      const rows = database.prepare(
        `SELECT model, id, response.body FROM response JOIN request ON request = number
         WHERE response.body LIKE '%generated%'`,
      ).all();
      return new Map(rows.map(({ model, id, body }) => [
        `${model} ${id}`,
        String(body),
      ]));
    } catch {
      return new Map();
    }
  }

  tables(): string[] {
    return TABLES.map((name) => this.#folder.read(`local/${name}`));
  }

  [Symbol.dispose](): void {
    this.#folder[Symbol.dispose]();
  }
}

function open(path: string): DatabaseSync & Disposable {
  const database = new DatabaseSync(path, { readOnly: true });
  return Object.assign(database, { [Symbol.dispose]: () => database.close() });
}

/**
 * Kills a study again and again, each time a little after it went on; no
 * stored answer may be lost or changed.
 *
 * @returns How many answers were stored at each kill.
 */
async function killOnTheWay(study: Study, kills: number): Promise<number[]> {
  const stored: number[] = [];
  let known = study.answers();
  while (stored.length < kills && await study.kill(WRITES)) {
    const now = study.answers();
    for (const [key, answer] of known) assertEquals(now.get(key), answer);
    stored.push(now.size);
    known = now;
  }
  await study.finish();
  return stored;
}

Deno.test("a run of local models killed all along its way ends with the same tables, with --deterministic", async (t) => {
  using undisturbed = new Study(["--deterministic"]);
  await undisturbed.finish();
  using killed = new Study(["--deterministic"]);
  const stored = await killOnTheWay(killed, REQUESTS);
  assertEquals(killed.answers(), undisturbed.answers());
  assertEquals(killed.tables(), undisturbed.tables());
  await t.step(`was killed with ${stored.join(", ")} answers stored`, () => {});
});

Deno.test("a run of local models killed in the fast mode keeps every stored answer", async (t) => {
  using undisturbed = new Study([]);
  await undisturbed.finish();
  using killed = new Study([]);
  const stored = await killOnTheWay(killed, 5);
  const expected = undisturbed.answers();
  const differing =
    [...killed.answers()].filter(([key, answer]) =>
      expected.get(key) !== answer
    ).length;
  await t.step(
    `was killed with ${
      stored.join(", ")
    } answers stored; ${differing} of ${REQUESTS} differ from an undisturbed run's`,
    () => {},
  );
});
