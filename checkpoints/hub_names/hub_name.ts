/** A repository of a hub at one of its revisions. */
export interface HubName {
  /** Owner and name, `org/name`; a name alone where it has no owner. */
  readonly repository: string;
  /** Branch, tag or commit. */
  readonly revision: string;
}

/** What a hub lets a name consist of. */
const REPOSITORY_REGEXP = /^(?:\w+(?:[.-]\w+)*\/)?\w+(?:[.-]\w+)*$/;

/** Such as `main`, `v1.0`, `refs/pr/7` or a commit; becomes a path. */
const REVISION_REGEXP = /^\w+(?:[.-]+\w+)*(?:\/\w+(?:[.-]+\w+)*)*$/;

/** Names a commit, which never moves. */
const COMMIT_REGEXP = /^[0-9a-f]{40}$/;

/**
 * Tells the name of a model on a hub from a path.
 *
 * @param where What a user wrote.
 * @returns Whether it begins with `hf:`.
 *
 * @example Usage
 * ```ts
 * import { isHubName } from "@aftertune/aftertune/checkpoints/hub_names/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(isHubName("hf:org/name"), true);
 * assertEquals(isHubName("checkpoints/base"), false);
 * ```
 */
export function isHubName(where: string): boolean {
  return where.startsWith("hf:");
}

/**
 * Reads `hf:org/name@revision`.
 *
 * @param text What a user wrote.
 * @returns Repository and revision, `main` where none is named.
 * @throws {SyntaxError} If it is not of that form.
 *
 * @example Usage
 * ```ts
 * import { parseHubName } from "@aftertune/aftertune/checkpoints/hub_names/mod.ts";
 * import { assertEquals } from "@std/assert";
 *
 * assertEquals(parseHubName("hf:org/name@v1.0"), {
 *   repository: "org/name",
 *   revision: "v1.0",
 * });
 * ```
 */
export function parseHubName(text: string): HubName {
  const [, repository = "", revision = "main"] =
    text.match(/^hf:([^@]*)(?:@(.*))?$/s) ?? [];
  if (!REPOSITORY_REGEXP.test(repository) || repository.includes("--")) {
    throw new SyntaxError(
      `Cannot read "${text}" as the name of a model on a hub: it must be hf:ORG/NAME or hf:ORG/NAME@REVISION. Copy the name from the top of the model's page`,
    );
  }
  if (!REVISION_REGEXP.test(revision)) {
    throw new SyntaxError(
      `Cannot read "${text}" as a model on a hub: behind the @ there must be a branch, a tag or a commit. Leave the @ out for "main"`,
    );
  }
  return { repository, revision };
}

/**
 * Writes the name of a model on a hub, for messages and records.
 *
 * @param name The name.
 * @returns The name with its revision.
 */
export function hubNameText({ repository, revision }: HubName): string {
  return `hf:${repository}@${revision}`;
}

/**
 * Tells commits, which never move, from branches and tags.
 *
 * @param revision A revision.
 * @returns Whether it is a whole commit hash.
 */
export function isCommit(revision: string): boolean {
  return COMMIT_REGEXP.test(revision);
}
