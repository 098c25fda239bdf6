/** Rooms that a user of the library may import. */
const LIBRARY = [
  "core",
  "stats",
  "datasets",
  "checkpoints",
  "store",
  "imports",
  "treatments",
  "suites",
  "variants",
  "runners",
  "evaluators",
  "analyses",
  "engine",
  "reports",
  "tasks",
] as const;

/**
 * Which rooms each room may import. A room is a folder at the root, with all
 * below it, or a file at the root. `docs/architecture.md` shows this table and
 * says why.
 */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  "core": [],
  "stats": [],
  "datasets": ["core"],
  "checkpoints": ["core"],
  "store": ["core"],
  "imports": ["core"],
  "treatments": ["core"],
  "suites": ["core"],
  "variants": ["core", "checkpoints"],
  "runners": ["core", "checkpoints"],
  "evaluators": ["core", "stats"],
  "analyses": ["core", "stats"],
  "engine": ["core", "stats"],
  "reports": ["core", "stats", "analyses"],
  "tasks": ["core", "datasets", "evaluators"],
  "mod.ts": LIBRARY,
  "cli": [...LIBRARY, "deno.json"],
  "main.ts": [...LIBRARY, "cli"],
  "types": [],
  "deno.json": [],
};

/** Rooms that import what they like and that no other room may import. */
export const FREE: readonly string[] = ["tests", "bench", "_tools"];
