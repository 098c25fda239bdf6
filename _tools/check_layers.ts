/**
 * Fails on an import that the layers forbid, and on circular imports.
 *
 * Run as `deno task lint:layers`.
 *
 * @module
 */

// deno-lint-ignore-file no-console

import { dirname, join, relative } from "@std/path";
import { cycles } from "./cycles.ts";
import { type Import, importsOf } from "./imports.ts";
import { FREE, LAYERS } from "./layers.ts";

/** The modules of a project: their paths from its root, with their text. */
export type Tree = ReadonlyMap<string, string>;

/** What of `deno.json` bears on imports. */
export interface Config {
  /** The import map. */
  readonly imports?: Readonly<Record<string, string>>;
  /** Folders that are not the project's own code. */
  readonly exclude?: readonly string[];
}

/**
 * Reads a project's modules.
 *
 * @param root The project's root folder.
 * @param config Its configuration.
 * @returns All TypeScript files outside hidden and excluded folders.
 */
export function readTree(root: string, config: Config): Tree {
  const tree = new Map<string, string>();
  function read(folder: string): void {
    for (const { name, isDirectory } of Deno.readDirSync(folder)) {
      const path = join(folder, name);
      const place = relative(root, path).replaceAll("\\", "/");
      if (name.startsWith(".") || config.exclude?.includes(place)) continue;
      if (isDirectory) read(path);
      else if (name.endsWith(".ts")) {
        tree.set(place, Deno.readTextFileSync(path));
      }
    }
  }
  read(root);
  return tree;
}

/**
 * Holds every import of a project against {@linkcode LAYERS}.
 *
 * @param tree The modules.
 * @param config The project's configuration.
 * @returns A line for each broken rule, naming file, import and rule.
 */
export function violations(tree: Tree, config: Config): string[] {
  const found: string[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, source] of [...tree].sort()) {
    const imports = importsOf(source);
    graph.set(file, imports.filter(isRelative).map((it) => target(file, it)));
    for (const it of imports) {
      const rule = broken(file, it, config);
      if (rule) found.push(`${file}:${it.line}: "${it.specifier}": ${rule}`);
    }
    if (!isRoom(roomOf(file))) {
      found.push(`${file}: "${roomOf(file)}" is no room of _tools/layers.ts`);
    }
  }
  const circles = cycles(graph).map((circle) => circle.join(" -> "));
  return [...found, ...circles.map((circle) => `${circle}: no cycles`)];
}

/** Returns the rule that an import breaks, or `undefined` where it breaks none. */
function broken(file: string, it: Import, config: Config): string | undefined {
  const from = roomOf(file);
  if (!isRelative(it)) return brokenOutside(from, it.specifier, config);
  if (FREE.includes(from)) return undefined;
  const path = target(file, it);
  const to = roomOf(path);
  if (from === to) {
    return isDoor(path) && file.startsWith(`${dirname(path)}/`)
      ? "inside a room import the file, never the room's own mod.ts"
      : undefined;
  }
  if (FREE.includes(to)) return `nothing imports ${to}`;
  const allowed = LAYERS[from] ?? [];
  if (!allowed.includes(to)) {
    return `${from} may import ${allowed.join(", ") || "no other room"}`;
  }
  return isDoor(path) || path === to
    ? undefined
    : "across rooms import the mod.ts";
}

/** As {@linkcode broken}, for what is not imported by a relative path. */
function brokenOutside(
  from: string,
  specifier: string,
  { imports = {} }: Config,
): string | undefined {
  if (specifier.startsWith("node:")) return undefined;
  const key = Object.keys(imports).find((key) =>
    key.endsWith("/") ? specifier.startsWith(key) : specifier === key
  );
  if (key === undefined) return "dependencies come through the import map";
  return imports[key]?.startsWith("./") && !FREE.includes(from)
    ? "the project imports itself by relative paths"
    : undefined;
}

function isRelative({ specifier }: Import): boolean {
  return /^\.\.?\//.test(specifier);
}

function target(file: string, { specifier }: Import): string {
  return join(dirname(file), specifier).replaceAll("\\", "/");
}

/** Whether other rooms come in by it; the command line's door is a program. */
function isDoor(path: string): boolean {
  return path.endsWith("/mod.ts") || path === "cli/main.ts";
}

function roomOf(path: string): string {
  return path.split("/", 1)[0] ?? path;
}

function isRoom(room: string): boolean {
  return Object.hasOwn(LAYERS, room) || FREE.includes(room);
}

if (import.meta.main) {
  const config: Config = JSON.parse(Deno.readTextFileSync("deno.json"));
  const tree = readTree(".", config);
  const found = violations(tree, config);
  found.forEach((line) => console.error(line));
  console.log(`Checked the imports of ${tree.size} modules`);
  if (found.length > 0) Deno.exit(1);
}
