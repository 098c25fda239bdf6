import type { Architecture } from "../architecture.ts";
import type { Fields } from "../fields.ts";
import { readRope } from "../rope.ts";
import { readLlama } from "./llama.ts";
import { readSliding, readWindow, withWindow } from "./windows.ts";

/** SmolLM3 (Hugging Face 2025, https://huggingface.co/blog/smollm3): Llama some of whose layers turn nothing by its position (Yang et al. 2025, https://arxiv.org/abs/2501.18795). */
export const smollm3: Architecture = {
  className: "SmolLM3ForCausalLM",
  modelType: "smollm3",
  inert: ["max_window_layers", "pretraining_tp"],
  read(fields) {
    const llama = readLlama(fields, {
      readPositions: (fields, options) =>
        readRope(fields, { ...options, theta: 2_000_000 }),
      tied: true,
    });
    const turns = readTurns(fields, llama.layers.length);
    const layers = llama.layers.map((layer, index) =>
      turns[index] ? layer : { ...layer, rope: null }
    );
    const isUsed = fields.boolean("use_sliding_window", false);
    const stated = readWindow(fields, null);
    const window = isUsed ? stated : null;
    const isSliding = (layer: number) => window !== null && !turns[layer];
    const slides = readSliding(fields, layers.length, isSliding);
    return {
      ...llama,
      layers: withWindow(layers, { window, slides }),
    };
  },
};

/** Whether positions turn queries and keys of each layer. */
function readTurns(fields: Fields, count: number): readonly boolean[] {
  const interval = fields.count("no_rope_layer_interval", 4);
  const fallback = Array.from(
    { length: count },
    (_, layer) => (layer + 1) % interval === 0 ? 0 : 1,
  );
  const listed = fields.value("no_rope_layers") === undefined
    ? fallback
    : fields.numbers("no_rope_layers");
  if (listed.length === count) return listed.map((turns) => turns !== 0);
  throw new RangeError(
    `Cannot run this checkpoint as "no_rope_layers" of config.json must hold ${count} numbers: it holds ${listed.length}`,
  );
}
