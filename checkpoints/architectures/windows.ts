import type { LayerConfig } from "../decoder_config.ts";
import type { Fields } from "../fields.ts";

const SLIDING = "sliding_attention";
const FULL = "full_attention";

/**
 * Reads how many tokens a query of a sliding layer sees.
 *
 * @param fields The fields of config.json.
 * @param fallback What transformers takes where the field is missing.
 * @returns The window, `null` where the field says that there is none.
 */
export function readWindow(
  fields: Fields,
  fallback: number | null,
): number | null {
  if (fields.has("sliding_window")) {
    return fields.value("sliding_window") === undefined
      ? null
      : fields.count("sliding_window");
  }
  return fallback;
}

/**
 * Reads which layers see the last tokens only.
 *
 * @param fields The fields of config.json.
 * @param count Number of layers.
 * @param fallback Whether a layer does, where the field is missing.
 * @returns Whether each layer does.
 * @throws {RangeError} If there is another kind of layer.
 */
export function readSliding(
  fields: Fields,
  count: number,
  fallback: (layer: number) => boolean,
): readonly boolean[] {
  const types = fields.value("layer_types") ??
    Array.from(
      { length: count },
      (_, layer) => fallback(layer) ? SLIDING : FULL,
    );
  const fits = Array.isArray(types) && types.length === count &&
    types.every((type) => type === SLIDING || type === FULL);
  if (fits) return types.map((type) => type === SLIDING);
  throw new RangeError(
    `Cannot run this checkpoint as "layer_types" of config.json must hold "${SLIDING}" or "${FULL}" for each of ${count} layers: it is ${
      JSON.stringify(types)
    }`,
  );
}

/** Which layers see the last tokens only, and how many. */
export interface SlidingOptions {
  /** How many tokens they see, `null` where the configuration does not say. */
  readonly window: number | null;
  /** Whether a layer is one of them; all are by default, where there is a window. */
  readonly slides?: readonly boolean[];
}

/**
 * Lets some layers see the last tokens only.
 *
 * @param layers The layers.
 * @param options Which of them, and how many tokens.
 * @returns The changed layers.
 * @throws {RangeError} If a layer slides and there is no window.
 */
export function withWindow(
  layers: readonly LayerConfig[],
  { window, slides = layers.map(() => window !== null) }: SlidingOptions,
): readonly LayerConfig[] {
  if (window === null && slides.includes(true)) {
    throw new RangeError(
      `Cannot run this checkpoint as "sliding_window" of config.json must be a whole number where a layer is of type "${SLIDING}": there is none`,
    );
  }
  return layers.map((layer, index) =>
    slides[index] ? { ...layer, window } : layer
  );
}
