/** A server on this machine. */
export interface TestServer extends AsyncDisposable {
  /** Host and port. */
  readonly host: string;
  /** Base address of its protocol. */
  readonly endpoint: string;
  /** Goes away, with all connections. */
  stop(): Promise<void>;
}

/**
 * Serves HTTP on a free port.
 *
 * @param handler Answers a request.
 */
export function serve(
  handler: (request: Request) => Response | Promise<Response>,
): TestServer {
  const controller = new AbortController();
  const { addr, finished } = Deno.serve({
    hostname: "127.0.0.1",
    port: 0,
    signal: controller.signal,
    onListen: () => {},
  }, handler);
  async function stop(): Promise<void> {
    controller.abort();
    await finished;
  }
  const host = `127.0.0.1:${addr.port}`;
  return {
    host,
    endpoint: `http://${host}/v1`,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** Serves connections that end before a byte is sent. */
export function serveResets(): TestServer {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const finished = (async () => {
    for await (const connection of listener) connection.close();
  })();
  async function stop(): Promise<void> {
    listener.close();
    await finished;
  }
  const host = `127.0.0.1:${listener.addr.port}`;
  return {
    host,
    endpoint: `http://${host}/v1`,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
