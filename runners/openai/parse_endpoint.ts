/** Keys of services are longer than 20 characters. */
const SHORTEST_SECRET = 12;

/** Where a server is and what it is sent with each request. */
export interface Endpoint {
  /** Base address without a slash at its end. */
  readonly url: string;
  /** Host and port, for messages. */
  readonly host: string;
  /** Headers of each request. */
  readonly headers: Readonly<Record<string, string>>;
  /**
   * Takes the key out of what the server sent. A short key is a placeholder,
   * `EMPTY` or such, and could be a word of an answer: it is taken out of
   * errors only.
   */
  redact(text: string, kind: "answer" | "error"): string;
}

/**
 * Checks address and key.
 *
 * @param address Base address, as a user gives it.
 * @param key The key, `undefined` where the server asks for none.
 * @returns Where requests go.
 * @throws {TypeError} If the address is none, or holds what could be secret.
 * @throws {TypeError} If the key cannot stand in a header.
 */
export function parseEndpoint(
  address: string,
  key: string | undefined,
): Endpoint {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new TypeError(
      `Cannot reach a server as its endpoint must be an address such as "http://127.0.0.1:8000/v1": it is "${address}"`,
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new TypeError(
      `Cannot reach the server at "${url.host}" as its endpoint must be a plain address: it has a user, a password, a query or a fragment. Give a key by an environment variable`,
    );
  }
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key)) {
    throw new TypeError(
      `Cannot send the key of the server at "${url.host}" as it must consist of visible ASCII characters: it is empty or has others. Look for blanks and line breaks around it`,
    );
  }
  return {
    url: url.href.replace(/\/+$/, ""),
    host: url.host,
    headers: {
      "content-type": "application/json",
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    },
    redact: (text: string, kind: "answer" | "error"): string =>
      kind === "answer" && (key ?? "").length < SHORTEST_SECRET
        ? text
        : formsOf(key).reduce(
          (text, form) => text.replaceAll(form, "***"),
          text,
        ),
  };
}

/** The key as it is and as JSON may have it. */
function formsOf(key: string | undefined): readonly string[] {
  if (key === undefined) return [];
  const escaped = JSON.stringify(key).slice(1, -1);
  return [key, escaped, escaped.replaceAll("/", "\\/")];
}
