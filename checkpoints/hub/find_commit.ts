import type { Access } from "./hub.ts";
import { HubError } from "./hub_error.ts";
import { isCommit } from "../hub_names/hub_name.ts";
import { knownRevisions } from "./known_revisions.ts";
import { fetchFor, misunderstood, understood } from "./hub_library.ts";

/**
 * Asks a hub which commit a revision is now.
 *
 * @param access The hub, repository and revision.
 * @returns The commit.
 * @throws {HubError} If the hub does not say.
 */
export async function findCommit(access: Access): Promise<string> {
  const { modelInfo } = await import("@huggingface/hub");
  const { repository, revision } = access.name;
  try {
    const { sha } = await understood(access, () =>
      modelInfo({
        ...{ name: repository, revision, additionalFields: ["sha"] },
        hubUrl: access.hub.endpoint,
        fetch: fetchFor(access),
      }));
    if (isCommit(sha)) return sha;
  } catch (error) {
    throw await withRevisions(error, access);
  }
  throw misunderstood(access, "it names no commit");
}

/** Names the revisions that there are, where the one that was named is none of them. */
async function withRevisions(error: unknown, access: Access): Promise<unknown> {
  const isUnknown = error instanceof HubError &&
    error.code === "RevisionNotFound";
  if (!isUnknown) return error;
  const names = await knownRevisions(access);
  return names === "" ? error : new HubError(`${error.message}: ${names}`);
}
