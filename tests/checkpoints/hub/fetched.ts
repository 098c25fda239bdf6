import {
  type Access,
  type DownloadProgress,
  downloadSnapshot,
  type Hub,
  parseHubName,
  type Role,
  type Snapshot,
} from "../../../checkpoints/hub/mod.ts";
import { filesOf } from "../../servers/hub_repositories.ts";
import {
  type HubServer,
  hubServer,
  type HubServerOptions,
} from "../../servers/hub_server.ts";

/** Options of {@linkcode Fetched.download}. */
export interface FetchOptions extends Partial<Hub> {
  /** What is named, `hf:org/base` by default. */
  readonly name?: string;
  /** What it is used as. */
  readonly role?: Role;
  /** Stops it. */
  readonly signal?: AbortSignal;
  /** Is told how many bytes of a file are here. */
  readonly onTick?: (came: number) => void;
}

/** A hub that holds the base and the adapter that come with aftertune, and an empty cache. */
export class Fetched implements AsyncDisposable {
  readonly server: HubServer;
  readonly cache: string = Deno.makeTempDirSync({ prefix: "aftertune-" });
  /** What the user was told. */
  readonly notes: string[] = [];
  /** The files that were begun, with the bytes that were there. */
  readonly begun: (readonly [path: string, came: number])[] = [];
  /** The commit of the base. */
  readonly commit: string;

  constructor(options: HubServerOptions = {}) {
    this.server = hubServer(options);
    const { repositories } = this.server;
    this.commit = repositories.push("org/base", filesOf("models/base"));
    repositories.push("org/lora", filesOf("models/lora"));
  }

  /** Downloads a model as the command line would. */
  download(
    { name = "hf:org/base", role = "checkpoint", ...rest }: FetchOptions = {},
  ): Promise<Snapshot> {
    const { signal, onTick, ...hub } = rest;
    const access: Access = {
      hub: {
        endpoint: this.server.url,
        token: null,
        cache: this.cache,
        offline: false,
        patience: 10_000,
        ...hub,
      },
      name: parseHubName(name),
      ...signal && { signal },
    };
    const progress: DownloadProgress = {
      begin: ({ path }, came) => this.begun.push([path, came]),
      tick: (came) => onTick?.(came),
      end: () => {},
      note: (text) => this.notes.push(text),
    };
    return downloadSnapshot(access, { role, progress });
  }

  /** Paths of all files and links of the cache, sorted. */
  async cached(folder = ""): Promise<string[]> {
    const paths: string[] = [];
    for await (const entry of Deno.readDir(`${this.cache}/${folder}`)) {
      const path = `${folder}${entry.name}`;
      if (entry.isDirectory) paths.push(...await this.cached(`${path}/`));
      else paths.push(path);
    }
    return paths.sort();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server.stop();
    await Deno.remove(this.cache, { recursive: true });
  }
}
