/** Where Debian installs Chromium. */
export const CHROMIUM = "/usr/bin/chromium";

/** An event of the browser. */
export interface BrowserEvent {
  /** Its name in the Chrome DevTools Protocol, such as `Page.loadEventFired`. */
  readonly method: string;
  /** What it tells. */
  readonly params: unknown;
}

/** How a tab is shown. */
export interface Viewing {
  /** Width of the window in pixels. */
  readonly width: number;
  /** What the reader prefers. */
  readonly scheme: "light" | "dark";
  /** What the page is shown on, a screen by default. */
  readonly media?: "screen" | "print";
}

/** One tab of a headless Chromium, steered by the Chrome DevTools Protocol. */
export class Browser implements AsyncDisposable {
  readonly #process: Deno.ChildProcess;
  readonly #folder: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #session: string | undefined;
  #sent = 0;
  #events: BrowserEvent[] = [];
  #loaded: (() => void) | undefined;

  /** Starts a browser; its profile is thrown away in the end. */
  static async start(): Promise<Browser> {
    const folder = await Deno.makeTempDir();
    const process = new Deno.Command(CHROMIUM, {
      args: [
        ...["--headless=new", "--no-sandbox", "--remote-debugging-port=0"],
        ...[`--user-data-dir=${folder}`, "about:blank"],
      ],
      stderr: "piped",
      stdout: "null",
    }).spawn();
    const socket = new WebSocket(await address(process.stderr));
    await new Promise((resolve) => socket.onopen = resolve);
    const browser = new Browser(process, folder, socket);
    await browser.#open();
    return browser;
  }

  private constructor(
    process: Deno.ChildProcess,
    folder: string,
    socket: WebSocket,
  ) {
    this.#process = process;
    this.#folder = folder;
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#receive(JSON.parse(data));
  }

  /** Opens a page and returns all events until it has loaded. */
  async visit(
    url: string,
    { width, scheme, media = "screen" }: Viewing,
  ): Promise<readonly BrowserEvent[]> {
    await this.#send("Emulation.setDeviceMetricsOverride", {
      ...{ width, height: 800, deviceScaleFactor: 1, mobile: false },
    });
    await this.#send("Emulation.setEmulatedMedia", {
      media,
      features: [{ name: "prefers-color-scheme", value: scheme }],
    });
    this.#events = [];
    const loaded = new Promise<void>((resolve) => this.#loaded = resolve);
    await this.#send("Page.navigate", { url });
    await loaded;
    return this.#events;
  }

  /** Runs an expression in the page and returns what it, or its promise, gives. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.#send("Runtime.evaluate", {
      ...{ expression, returnByValue: true, awaitPromise: true },
    }) as {
      readonly result: {
        readonly value: unknown;
        readonly description: string;
      };
      readonly exceptionDetails?: unknown;
    };
    if (exceptionDetails !== undefined) throw new Error(result.description);
    return result.value;
  }

  /** Presses the Tab key. */
  async tab(): Promise<void> {
    const key = { key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 };
    for (const type of ["keyDown", "keyUp"]) {
      await this.#send("Input.dispatchKeyEvent", { type, ...key });
    }
  }

  /** Ends the browser. */
  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#socket.onclose = resolve);
    this.#session = undefined;
    await this.#send("Browser.close", {});
    await closed;
    await this.#process.status;
    await Deno.remove(this.#folder, { recursive: true });
  }

  async #open(): Promise<void> {
    const { targetInfos } = await this.#send("Target.getTargets", {}) as {
      readonly targetInfos: readonly { type: string; targetId: string }[];
    };
    const tab = targetInfos.find(({ type }) => type === "page");
    const { sessionId } = await this.#send("Target.attachToTarget", {
      targetId: tab?.targetId,
      flatten: true,
    }) as { readonly sessionId: string };
    this.#session = sessionId;
    for (const domain of ["Page", "Runtime", "Network", "Log"]) {
      await this.#send(`${domain}.enable`, {});
    }
  }

  #send(method: string, params: unknown): Promise<unknown> {
    const id = ++this.#sent;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#waiting.set(id, ({ result, error }) => {
      if (error === undefined) resolve(result);
      else reject(new Error(`Cannot call ${method}: ${error.message}`));
    });
    this.#socket.send(JSON.stringify({
      ...{ id, method, params },
      ...(this.#session === undefined ? {} : { sessionId: this.#session }),
    }));
    return promise;
  }

  #receive(message: Answer | BrowserEvent): void {
    if ("id" in message) {
      this.#waiting.get(message.id)?.(message);
      this.#waiting.delete(message.id);
      return;
    }
    this.#events.push(message);
    if (message.method === "Page.loadEventFired") this.#loaded?.();
    if (message.method === "Page.javascriptDialogOpening") {
      this.#send("Page.handleJavaScriptDialog", { accept: false });
    }
  }
}

/** What comes back for a call. */
interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Reads from the browser's log where it listens, then lets the log run dry. */
async function address(log: ReadableStream<Uint8Array>): Promise<string> {
  const [start, rest] = log.tee();
  let text = "";
  for await (const chunk of start.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const [, found] = text.match(/DevTools listening on (\S+)\n/) ?? [];
    if (found === undefined) continue;
    rest.pipeTo(new WritableStream());
    return found;
  }
  throw new Error(`Cannot start Chromium: ${text}`);
}
