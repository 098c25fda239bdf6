import {
  assert,
  assertEquals,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import fc from "fast-check";
import { openModel } from "../../../runners/onnx/mod.ts";
import { RowTable } from "../../../runners/onnx/row_table.ts";
import { inFolder } from "../../checkpoints/folder.ts";

/** Where the rows lie in these files: not aligned. */
const OFFSET = 3;

/** A matrix in a file of its own, with other bytes around it. */
async function stored(
  numbers: Float32Array | Float16Array | Uint16Array,
  { dtype, shape }: { dtype: string; shape: readonly [number, number] },
) {
  const file = await Deno.makeTempFile();
  const bytes = new Uint8Array(numbers.buffer as ArrayBuffer);
  await Deno.writeFile(
    file,
    Uint8Array.of(...new Uint8Array(OFFSET), ...bytes, 7, 7, 7),
  );
  const tensor = { name: "embedding.weight", dtype, shape };
  return {
    tensor: { ...tensor, file, offset: OFFSET, bytes: bytes.length },
    [Symbol.asyncDispose]: () => Deno.remove(file),
  };
}

function numbersOf(table: RowTable, rows: readonly number[]): number[] {
  return [...table.tensor(rows).data as Float32Array];
}

Deno.test("rows of each type are those of the file, as 32-bit floats", async () => {
  const shape = [3, 2] as const;
  const numbers = [0, -1, 2.5, 0.25, -3, 4];
  const files = [
    [Float32Array.from(numbers), "F32"],
    [Float16Array.from(numbers), "F16"],
    [
      Uint16Array.from(
        new Uint32Array(Float32Array.from(numbers).buffer),
        (whole) => whole >>> 16,
      ),
      "BF16",
    ],
  ] as const;
  for (const [numbers, dtype] of files) {
    await using file = await stored(numbers, { dtype, shape });
    const table = new RowTable({ ...file, first: 0 });
    const { dims, type, data } = table.tensor([2, 0, 2]);
    assertEquals(dims, [3, 2]);
    assertEquals(type, "float32");
    assertEquals([...data as Float32Array], [-3, 4, 0, -1, -3, 4]);
    const second = new RowTable({ ...file, first: 1 });
    assertEquals(numbersOf(second, [0]), [2.5, 0.25]);
  }
});

Deno.test("what is kept changes no row, however much is looked up and forgotten", async () => {
  const [count, width] = [40, 30_000];
  const numbers = Float32Array.from({ length: count * width }, (_, at) => at);
  const shape = [count, width] as const;
  const file = await Deno.makeTempFile();
  await Deno.writeFile(file, new Uint8Array(numbers.buffer));
  const tensor = { name: "embedding.weight", dtype: "F32", shape, file };
  const { byteLength: bytes } = numbers;
  const table = new RowTable({
    tensor: { ...tensor, offset: 0, bytes },
    first: 0,
  });
  const rows = fc.array(fc.nat({ max: count - 1 }), { maxLength: 60 });
  fc.assert(fc.property(rows, fc.boolean(), (rows, forgets) => {
    if (forgets) table.forget();
    const found = table.tensor(rows).data as Float32Array;
    for (const [at, row] of rows.entries()) {
      assertEquals(found[at * width], row * width);
      assertEquals(found[(at + 1) * width - 1], (row + 1) * width - 1);
    }
  }));
  await Deno.remove(file);
});

Deno.test("a row that is not there is refused", async () => {
  const shape = [3, 2] as const;
  await using file = await stored(new Float32Array(6), { dtype: "F32", shape });
  const table = new RowTable({ ...file, first: 0 });
  const second = new RowTable({ ...file, first: 1 });
  const refusal = (row: number) =>
    `Cannot look up row ${row} of tensor "embedding.weight" as it must have such a row: it has `;
  assertThrows(() => table.tensor([0, 3]), RangeError, `${refusal(3)}3`);
  assertThrows(() => table.tensor([-1]), RangeError, `${refusal(-1)}3`);
  assertThrows(
    () => second.tensor([2]),
    RangeError,
    `${refusal(2)}2 from row 1 on`,
  );
});

Deno.test("rows of a file that is not what it was, or gone, are refused; those that are kept still serve", async () => {
  const shape = [3, 2] as const;
  await using file = await stored(new Float32Array(6), { dtype: "F32", shape });
  const table = new RowTable({ ...file, first: 0 });
  const path = file.tensor.file;
  const refusal = `Cannot load the weights that were opened as "${path}" `;
  assertEquals(numbersOf(table, [0]), [0, 0]);
  const changes = [
    [
      () => Deno.truncate(path, OFFSET + 20),
      "was written since then. Wait until nothing writes there, then run the same command again",
    ],
    [() => Deno.writeFile(path, new Uint8Array(30).fill(1)), "was written"],
    [() => Deno.remove(path), "must be readable: No such file"],
    [() => Deno.writeFile(path, new Uint8Array(31)), "was written"],
  ] as const;
  for (const [change, reason] of changes) {
    await change();
    assertThrows(() => table.tensor([0, 1]), Error, refusal + reason);
    assertEquals(numbersOf(table, [0]), [0, 0]);
  }
});

Deno.test({
  name:
    "once a model is loaded, none of its matrices is mapped into memory beside",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    // Of its own, as others in this process open the zoo as well.
    const files = await Array.fromAsync(
      Deno.readDir("models/base"),
      async ({ name }) => [name, await Deno.readFile(`models/base/${name}`)],
    );
    await inFolder(Object.fromEntries(files), async (folder) => {
      await using model = await openModel(folder);
      const sequence = model.open();
      const reads = [{ offset: 1, picks: [3], whole: false }];
      await model.step([{ sequence, tokens: [0, 5], reads }]);
      const args = [`/proc/${Deno.pid}/maps`];
      const { stdout } = await new Deno.Command("cat", { args }).output();
      const regions = new TextDecoder().decode(stdout);
      assertStringIncludes(regions, "onnxruntime");
      assert(!regions.includes(await Deno.realPath(folder)), regions);
    });
  },
});
