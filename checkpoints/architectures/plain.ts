import type { DecoderConfig, NormConfig } from "../decoder_config.ts";

/** What most decoders go without. */
export const PLAIN: Pick<
  DecoderConfig,
  "scoreCap" | "parallel" | "transposed"
> = { scoreCap: null, parallel: false, transposed: false };

/** Layer normalization, with what keeps its divisor above zero left out. */
export const LAYER_NORM: Omit<NormConfig, "epsilon"> = {
  kind: "layer",
  added: 0,
  scaled: true,
  queriesAndKeys: null,
};

/** Root mean square normalization, likewise. */
export const RMS_NORM: Omit<NormConfig, "epsilon"> = {
  ...LAYER_NORM,
  kind: "rms",
};
