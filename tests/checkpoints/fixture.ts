import { assert } from "@std/assert";
import { type DecoderConfig, readConfig } from "../../checkpoints/mod.ts";
import { inFolder } from "./folder.ts";

const DATA = "tests/data/architectures";
/** The names of the checkpoints, without those of the adapters. */
export const FIXTURES: readonly string[] = [...Deno.readDirSync(DATA)]
  .map(({ name }) => name)
  .filter((name) => exists(`${DATA}/${name}/config.json`));

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

/** Fields of a config.json. */
export type Json = Readonly<Record<string, unknown>>;

/** Reads a config.json that holds these fields. */
export async function read(config: Json): Promise<DecoderConfig> {
  let read: DecoderConfig | undefined;
  await inFolder({ "config.json": config }, async (folder) => {
    read = await readConfig(folder);
  });
  assert(read !== undefined);
  return read;
}

/** The fields of a fixture. */
export async function readFixture(name: string): Promise<Json> {
  return JSON.parse(await Deno.readTextFile(`${DATA}/${name}/config.json`));
}
