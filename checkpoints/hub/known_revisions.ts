import { askHub } from "./ask_hub.ts";
import type { Access } from "./hub.ts";

/** More would fill the terminal. */
const MOST_NAMES = 20;

/**
 * Asks a hub for the branches and tags of a repository, to name them in an
 * error.
 *
 * @param access The hub and repository.
 * @returns Their names in quotes, the first few; empty where the hub does not say.
 */
export async function knownRevisions(access: Access): Promise<string> {
  const { hub, name } = access;
  const address = `${hub.endpoint}/api/models/${name.repository}/refs`;
  try {
    const { branches, tags } = await askHub(address, access, {
      headers: { accept: "application/json" },
      read: (response) => response.json(),
    });
    return [...branches, ...tags].slice(0, MOST_NAMES)
      .map(({ name }) => JSON.stringify(name)).join(", ");
  } catch {
    return "";
  }
}
