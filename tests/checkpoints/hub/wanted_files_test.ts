import { assertEquals, assertRejects } from "@std/assert";
import { filesOf } from "../../servers/hub_repositories.ts";
import { Fetched } from "./fetched.ts";

const { "model.safetensors": _, ...TEXTS } = filesOf("models/base");
const ADAPTER = filesOf("models/lora");

/** What a repository holds, what it is used as, and what a user is told. */
const UNFIT = {
  "pickles alone": {
    files: { ...TEXTS, "pytorch_model.bin": new Uint8Array(9) },
    role: "checkpoint",
    says:
      'a checkpoint as it must hold "model.safetensors": it holds "pytorch_model.bin", which may run code when it is read. Name a revision or a copy with safetensors',
  },
  "another format alone": {
    files: { ...TEXTS, "model.gguf": new Uint8Array(9) },
    role: "checkpoint",
    says:
      'a checkpoint as it must hold "model.safetensors": it holds "model.gguf", which is not read here. Name the repository that it was made of, or serve it and name the server',
  },
  "no tokenizer": {
    files: { "config.json": new Uint8Array(2) },
    role: "checkpoint",
    says: 'a checkpoint as it must hold "tokenizer.json"',
  },
  "an adapter in the place of a checkpoint": {
    files: ADAPTER,
    role: "checkpoint",
    says:
      'a checkpoint as it must hold "config.json": it is an adapter. Name its base as the checkpoint, and this as the adapter',
  },
  "a checkpoint in the place of an adapter": {
    files: filesOf("models/base"),
    role: "adapter",
    says:
      'an adapter as it must hold "adapter_config.json": it is a checkpoint. Name it as one',
  },
  "an adapter's pickle alone": {
    files: {
      "adapter_config.json": new Uint8Array(2),
      "adapter_model.bin": new Uint8Array(9),
    },
    role: "adapter",
    says:
      'an adapter as it must hold "adapter_model.safetensors": it holds "adapter_model.bin", which may run code when it is read. Name a revision or a copy with safetensors',
  },
  "a pickle whose name would write to the terminal": {
    files: { ...TEXTS, "\x1b[2Ja.bin": new Uint8Array(9) },
    role: "checkpoint",
    says:
      'a checkpoint as it must hold "model.safetensors": it holds "\\u001b[2Ja.bin", which may run code when it is read. Name a revision or a copy with safetensors',
  },
  "an index that names a shard that is not there": {
    files: {
      ...TEXTS,
      "model.safetensors.index.json": new TextEncoder().encode(
        '{"weight_map":{"a":"a.safetensors"}}',
      ),
    },
    role: "checkpoint",
    says: 'a checkpoint as it must hold "a.safetensors"',
  },
} as const;

for (const [what, { files, role, says }] of Object.entries(UNFIT)) {
  Deno.test(`${what}: refused before any weights come, with what to do`, async () => {
    await using fetched = new Fetched();
    fetched.server.repositories.push("org/unfit", files);
    const error = await assertRejects(
      () => fetched.download({ name: "hf:org/unfit", role }),
      RangeError,
    );
    assertEquals(error.message, `Cannot use hf:org/unfit@main as ${says}`);
    assertEquals(fetched.server.stored.length, 0);
  });
}
