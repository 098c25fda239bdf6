import { hubAnswer, refused, storageAnswer } from "./hub_answers.ts";
import { HubRepositories } from "./hub_repositories.ts";
import { serve, type TestServer } from "./serve.ts";

/** What was sent to the hub, or to the host that its large files lie on. */
export interface HubReceived {
  /** Path with query. */
  readonly path: string;
  /** The headers. */
  readonly headers: Headers;
}

/** Answers in a server's place, where it returns something. */
export type HubFault = (
  request: HubReceived,
) => Response | undefined | Promise<Response | undefined>;

/** Options of {@linkcode hubServer}. */
export interface HubServerOptions {
  /** The token that the hub asks for, where it asks for one. */
  readonly token?: string;
  /** How many files one page of a listing has. */
  readonly page?: number;
  /** What goes wrong at the hub. */
  readonly fault?: HubFault;
  /** What goes wrong at the host of large files. */
  readonly storageFault?: HubFault;
}

/** A hub on this machine, and a second server for its large files. */
export interface HubServer extends TestServer {
  /** Base address. */
  readonly url: string;
  /** What it holds. */
  readonly repositories: HubRepositories;
  /** Requests that the hub got. */
  readonly received: readonly HubReceived[];
  /** Requests that the host of large files got. */
  readonly stored: readonly HubReceived[];
}

/**
 * A hub that answers as huggingface.co does: revisions and listings as JSON,
 * small files behind a redirect on its own host, large ones on another.
 *
 * @param options How it behaves.
 */
export function hubServer(options: HubServerOptions = {}): HubServer {
  const { token, page = 1000, fault, storageFault } = options;
  const repositories = new HubRepositories();
  const received: HubReceived[] = [];
  const stored: HubReceived[] = [];
  const storage = serve(async (request) => {
    const one = receivedOf(request);
    stored.push(one);
    const [, repository = "", commit = "", file = ""] =
      one.path.match(/^\/(.+)\/resolve\/(\w+)\/([^?]+)/) ?? [];
    const content = repositories.find(repository, commit)?.files[file];
    return await storageFault?.(one) ??
      (content && storageAnswer(content, one.headers.get("range"))) ??
      new Response(null, { status: 404 });
  });
  const server = serve(async (request) => {
    const one = receivedOf(request);
    received.push(one);
    return await fault?.(one) ?? unauthorized(one, token) ??
      hubAnswer(request.url, {
        ...{ repositories, storage: storage.host, page },
        unknown: token === undefined ? 401 : 404,
      });
  });
  async function stop(): Promise<void> {
    await server.stop();
    await storage.stop();
  }
  return {
    ...{ host: server.host, endpoint: server.endpoint, stop },
    ...{ url: `http://${server.host}`, repositories, received, stored },
    [Symbol.asyncDispose]: stop,
  };
}

function receivedOf({ url, headers }: Request): HubReceived {
  const { pathname, search } = new URL(url);
  return { path: pathname + search, headers };
}

/** A hub hides what it does not show; the text of its refusal repeats the token. */
function unauthorized(
  { headers }: HubReceived,
  token: string | undefined,
): Response | undefined {
  const sent = headers.get("authorization");
  if (token === undefined || sent === `Bearer ${token}`) return undefined;
  return sent === null
    ? refused(401, "RepoNotFound")
    : Response.json({ error: `Invalid ${sent}` }, { status: 401 });
}
