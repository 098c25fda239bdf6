import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Pixels } from "./png.ts";

/**
 * Paints a standalone SVG text at twice its size, with a font of our own: the
 * machine need not have any, and equal texts give equal pixels everywhere.
 *
 * @param svg The text of an `<svg>` element.
 * @returns The picture.
 * @throws {Error} If the text is no SVG.
 */
export async function rasterOf(svg: string): Promise<Pixels> {
  const fonts = await (ready ??= load());
  const painter = new Resvg(svg, {
    fitTo: { mode: "zoom", value: 2 },
    font: {
      fontBuffers: fonts,
      defaultFontFamily: FAMILY,
      sansSerifFamily: FAMILY,
    },
  });
  const image = painter.render();
  try {
    return { width: image.width, height: image.height, bytes: image.pixels };
  } finally {
    image.free();
    painter.free();
  }
}

const FAMILY = "Arimo";
let ready: Promise<Uint8Array[]> | undefined;

/** Reads and compiles at once: in a worker, waiting for either takes half a second. */
async function load(): Promise<Uint8Array[]> {
  await initWasm(
    new WebAssembly.Module(bytesOf("@resvg/resvg-wasm/index_bg.wasm")),
  );
  return [
    bytesOf("@expo-google-fonts/arimo/400Regular/Arimo_400Regular.ttf"),
    bytesOf("@expo-google-fonts/arimo/700Bold/Arimo_700Bold.ttf"),
  ];
}

function bytesOf(specifier: string): Uint8Array<ArrayBuffer> {
  return Deno.readFileSync(new URL(import.meta.resolve(specifier)));
}
