import { createHash } from "node:crypto";

/** The files of a repository: their contents by their paths. */
export type RepositoryFiles = Readonly<Record<string, Uint8Array<ArrayBuffer>>>;

/** What a revision is. */
export interface Commit {
  readonly commit: string;
  readonly files: RepositoryFiles;
}

/** What a hub holds. */
export class HubRepositories {
  readonly #commits = new Map<string, RepositoryFiles>();
  readonly #branches = new Map<string, Map<string, string>>();

  /** Puts files under a branch, in place of those that it had; returns the commit. */
  push(repository: string, files: RepositoryFiles, branch = "main"): string {
    const commit = sha1(repository, ...Object.entries(files).flat());
    this.#commits.set(`${repository}@${commit}`, files);
    const branches = this.#branches.get(repository) ?? new Map();
    this.#branches.set(repository, branches.set(branch, commit));
    return commit;
  }

  /** Finds what a branch or commit is. */
  find(repository: string, revision: string): Commit | undefined {
    const commit = this.#branches.get(repository)?.get(revision) ?? revision;
    const files = this.#commits.get(`${repository}@${commit}`);
    return files && { commit, files };
  }

  /** Names of the branches, `undefined` where there is no such repository. */
  branches(repository: string): readonly string[] | undefined {
    const branches = this.#branches.get(repository);
    return branches && [...branches.keys()];
  }
}

/** The files of a folder, as a repository has them. */
export function filesOf(folder: string): RepositoryFiles {
  const path = new URL(`../../${folder}/`, import.meta.url);
  return Object.fromEntries(
    [...Deno.readDirSync(path)].filter(({ isFile }) => isFile)
      .map(({ name }) => [name, Deno.readFileSync(new URL(name, path))]),
  );
}

/** The hash that git gives to several parts as one. */
export function sha1(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha1");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
