import type { HubName } from "../hub_names/hub_name.ts";

/** A hub, who asks it, and where its files are kept. */
export interface Hub {
  /** Base address, without a slash at its end. */
  readonly endpoint: string;
  /** Says who asks, and goes to the endpoint alone; `null` asks as anybody. */
  readonly token: string | null;
  /** Folder of the cache, laid out as Python's huggingface_hub does. */
  readonly cache: string;
  /** Whether nothing is asked and what the cache holds must do. */
  readonly offline: boolean;
  /** Milliseconds of silence after which a connection counts as broken. */
  readonly patience: number;
}

/** What is asked for, of which hub, and until when. */
export interface Access {
  /** The hub. */
  readonly hub: Hub;
  /** The repository and its revision. */
  readonly name: HubName;
  /** Stops it; what came is kept. */
  readonly signal?: AbortSignal;
}

/** A file of a repository, as the hub lists it. */
export interface HubFile {
  /** Its path in the repository. */
  readonly path: string;
  /** Its length. */
  readonly bytes: number;
  /** SHA-256 of its content where it is large, else the hash that git gives it; names it in the cache. */
  readonly digest: string;
}

/** A repository of a hub at one commit, on this machine. */
export interface Snapshot {
  /** The folder of its files. */
  readonly folder: string;
  /** The commit. */
  readonly commit: string;
}
