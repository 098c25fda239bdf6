import { assertEquals, assertRejects } from "@std/assert";
import fc from "fast-check";
import { readSafetensors } from "../../checkpoints/mod.ts";
import { inFolder, safetensors } from "./folder.ts";

const FINE = {
  first: { dtype: "F32", shape: [2, 2], "data_offsets": [0, 16] },
  second: { dtype: "BF16", shape: [3], "data_offsets": [16, 22] },
};

function read(bytes: Uint8Array, test: (path: string) => Promise<void>) {
  return inFolder(
    { "model.safetensors": bytes },
    (folder) => test(`${folder}/model.safetensors`),
  );
}

async function assertRefused(
  bytes: Uint8Array,
  // deno-lint-ignore no-explicit-any
  type: abstract new (...args: any[]) => Error,
  message: string,
) {
  await read(bytes, async (path) => {
    const { message: actual } = await assertRejects(
      () => readSafetensors(path),
      type,
    );
    assertEquals(actual.replaceAll(path, "FILE"), message);
  });
}

Deno.test("tensors are found where their bytes lie", async () => {
  const bytes = safetensors({ ...FINE, "__metadata__": { format: "pt" } }, 22);
  await read(bytes, async (path) => {
    const tensors = await readSafetensors(path);
    const start = bytes.length - 22;
    assertEquals(tensors, [
      {
        name: "first",
        dtype: "F32",
        shape: [2, 2],
        file: path,
        offset: start,
        bytes: 16,
      },
      {
        name: "second",
        dtype: "BF16",
        shape: [3],
        file: path,
        offset: start + 16,
        bytes: 6,
      },
    ]);
  });
});

Deno.test("a tensor without extents is one number, one with an extent of 0 is empty", async () => {
  const bytes = safetensors({
    one: { dtype: "F64", shape: [], "data_offsets": [0, 8] },
    none: { dtype: "F32", shape: [0, 4], "data_offsets": [8, 8] },
  }, 8);
  await read(bytes, async (path) => {
    assertEquals((await readSafetensors(path)).map(({ bytes }) => bytes), [
      8,
      0,
    ]);
  });
});

Deno.test("a truncated file is refused", async () => {
  await assertRefused(
    safetensors(FINE, 21),
    RangeError,
    'Cannot read tensor "second" of "FILE" as its bytes must lie within the file: they are 16 to 22 of 21. Copy or download the file again',
  );
  await assertRefused(
    new Uint8Array(3),
    RangeError,
    'Cannot read "FILE" as its header must lie within the file: the file has 3 bytes. Copy or download the file again',
  );
});

Deno.test("a header longer than the file is refused before it is read", async () => {
  const bytes = safetensors(FINE, 22);
  new DataView(bytes.buffer).setBigUint64(0, 2n ** 60n, true);
  await assertRefused(
    bytes,
    RangeError,
    `Cannot read "FILE" as its header must lie within the file: the header has ${
      2 ** 60
    } bytes, the file ${bytes.length}. Copy or download the file again`,
  );
});

Deno.test("a header that is not JSON is refused", async () => {
  const bytes = safetensors(FINE, 22);
  bytes[8] = 0x21;
  await read(bytes, async (path) => {
    const error = await assertRejects(() => readSafetensors(path), SyntaxError);
    assertEquals(
      error.message.startsWith(
        `Cannot read "${path}" as its header must be JSON: `,
      ),
      true,
    );
  });
});

Deno.test("tensors that overlap are refused", async () => {
  await assertRefused(
    safetensors({
      first: { dtype: "F32", shape: [2], "data_offsets": [0, 8] },
      second: { dtype: "F32", shape: [2], "data_offsets": [4, 12] },
    }, 12),
    RangeError,
    'Cannot read "FILE" as its tensors must not overlap: "first" and "second" do. Copy or download the file again',
  );
});

Deno.test("a size that type and shape do not give is refused", async () => {
  await assertRefused(
    safetensors(
      { a: { dtype: "F16", shape: [2, 3], "data_offsets": [0, 24] } },
      24,
    ),
    RangeError,
    'Cannot read tensor "a" of "FILE" as F16 of shape [2,3] must take 12 bytes: it takes 24. Copy or download the file again',
  );
});

Deno.test("an unknown type is refused", async () => {
  await assertRefused(
    safetensors({ a: { dtype: "F12", shape: [2], "data_offsets": [0, 3] } }, 3),
    RangeError,
    'Cannot read tensor "a" of "FILE" as its dtype must be one of BOOL, U8, I8, F8_E4M3, F8_E5M2, I16, U16, F16, BF16, I32, U32, F32, I64, U64, F64: it is "F12". Copy or download the file again',
  );
});

for (
  const [what, entry, message] of [
    [
      "a negative extent",
      { shape: [-2] },
      "its shape must be a list of whole numbers: it is [-2]",
    ],
    [
      "a shape that is no list",
      { shape: 2 },
      "its shape must be a list of whole numbers: it is 2",
    ],
    [
      "one offset",
      { "data_offsets": [0] },
      "its data_offsets must be two whole numbers: it is [0]",
    ],
    [
      "offsets in reverse",
      { "data_offsets": [4, 0] },
      "its bytes must lie within the file: they are 4 to 0 of 4",
    ],
  ] as const
) {
  Deno.test(`${what} is refused`, async () => {
    const fine = { dtype: "F32", shape: [1], "data_offsets": [0, 4] };
    await assertRefused(
      safetensors({ a: { ...fine, ...entry } }, 4),
      RangeError,
      `Cannot read tensor "a" of "FILE" as ${message}. Copy or download the file again`,
    );
  });
}

Deno.test("a missing type is named", async () => {
  await assertRefused(
    safetensors({ a: { shape: [1], "data_offsets": [0, 4] } }, 4),
    TypeError,
    'Cannot read "a" of the header of "FILE" as "dtype" must be a string: it is missing',
  );
});

Deno.test("no bytes at all make it fail otherwise than with a reason", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 200 }),
      fc.nat({ max: 300 }),
      async (noise: Uint8Array, cut: number) => {
        const fine = safetensors(FINE, 22);
        const bytes = Uint8Array.from([...fine.subarray(0, cut), ...noise]);
        await read(bytes, async (path) => {
          try {
            await readSafetensors(path);
          } catch (error) {
            assertEquals(
              (error as Error).message.startsWith("Cannot read "),
              true,
            );
          }
        });
      },
    ),
    { numRuns: 100, seed: 1 },
  );
});
