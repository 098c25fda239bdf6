import type { DecoderConfig } from "./decoder_config.ts";

/**
 * Ends the texts of a decoder where the positions of one of its layers cease to
 * hold: those of a longer text may depend on its whole length, and keys that
 * were kept of its beginning would be turned by another one. A window as wide
 * as the longest text is none.
 *
 * @param decoder The decoder as its configuration describes it.
 * @returns The decoder that can be run.
 */
export function withinReach(
  decoder: Omit<DecoderConfig, "architecture">,
): Omit<DecoderConfig, "architecture"> {
  const reaches = decoder.layers.map(({ rope }) => rope?.reach ?? Infinity);
  const context = Math.min(decoder.context, ...reaches);
  const layers = decoder.layers.map((layer) =>
    layer.window !== null && layer.window >= context
      ? { ...layer, window: null }
      : layer
  );
  return { ...decoder, context, layers };
}
