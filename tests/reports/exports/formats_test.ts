import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Artifact, KeptResults } from "../../../core/mod.ts";
import {
  type ExportOptions,
  type Format,
  FORMATS,
} from "../../../reports/exports/mod.ts";
import { keptResults } from "../../imports/kept_results.ts";
import { ANSWERS } from "./answers.ts";
import { allNamed, EMPTY, HOSTILE_RUNS, NAMED, PLAIN, RUN } from "./runs.ts";

/** Control characters but tab and line ends, and what turns the reading direction. */
const UNSAFE_REGEXP = /(?![\t\r\n])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

function filesOf(
  format: Format,
  run: KeptResults,
  options: ExportOptions = NAMED,
): Map<string, string> {
  return new Map(
    format.render(run, options).artifacts.map(({ path, content }) => [
      path,
      typeof content === "string"
        ? content
        : [...content as Iterable<string>].join(""),
    ]),
  );
}

for (const format of FORMATS) {
  const { name } = format;

  Deno.test(`${name} holds the same bytes for the same results`, () => {
    assertEquals(filesOf(format, RUN), filesOf(format, RUN));
    assert(filesOf(format, RUN).size > 0);
  });

  Deno.test(`${name} of an empty run has no file`, () => {
    assertEquals(format.render(EMPTY, PLAIN).artifacts, []);
  });

  Deno.test(`${name} says which files of the same run with answers it does not have`, () => {
    const { artifacts, absent } = format.render(RUN, NAMED);
    const whole = format.render(RUN, { ...NAMED, answers: ANSWERS });
    const pathsOf = (files: readonly Artifact[]) =>
      files.map(({ path }) => path);
    assertEquals(
      [...pathsOf(artifacts), ...absent].sort(),
      pathsOf(whole.artifacts).sort(),
    );
    assertEquals(whole.absent, []);
  });

  Deno.test(`${name} keeps hostile names in their place`, () => {
    for (const run of HOSTILE_RUNS) {
      const files = filesOf(format, run, allNamed(run));
      assert(files.size > 0);
      assertEquals(files.size, new Set([...files.keys()].map(lower)).size);
      for (const [path, content] of files) {
        assert(
          /^(?!(?:.*\/)?\.\.?(?:\/|$))[\w\p{L}\p{M}\p{N}./-]+$/u.test(path),
          path,
        );
        assert(path.split("/").every((part) => part.length < 200), path);
        assert(content.isWellFormed());
        assert(!UNSAFE_REGEXP.test(content), content);
      }
    }
  });

  Deno.test(`${name} holds no path, no address and no NaN, whatever stands behind a model`, () => {
    const models = RUN.models.map((model) => ({
      ...model,
      provenance: {
        endpoint: "http://127.0.0.1:8000/v1",
        checkpoint: "secret/place",
        key: "secret-key",
      },
    }));
    for (const content of filesOf(format, { ...RUN, models }).values()) {
      assert(!/secret|127\.0\.0\.1|NaN|Infinity|null/.test(content), content);
    }
  });

  Deno.test(`${name} takes any run that was kept`, () => {
    fc.assert(
      fc.property(keptResults(), (kept) => {
        const run = { ...kept, started: kept.started ?? EMPTY.started };
        for (const content of filesOf(format, run, allNamed(run)).values()) {
          assert(content.isWellFormed());
        }
      }),
      { numRuns: 50 },
    );
  });
}

function lower(text: string): string {
  return text.toLowerCase();
}

Deno.test("docs/formats.md has every format in each of its tables, in the order of the help", async () => {
  const docs = await Deno.readTextFile(
    new URL("../../../docs/formats.md", import.meta.url),
  );
  const tables = docs.split("\n\n").map((part) =>
    Array.from(part.matchAll(/^\| `([\w-]+)`/gm), ([, name]) => name)
  ).filter((names) => names.length > 0);
  const names = FORMATS.map(({ name }) => name);
  assertEquals(tables, [names, names]);
});
