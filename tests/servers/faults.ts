/** A body without end: a byte each time that one is asked for. */
export function endless(): Response {
  return new Response(
    new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(2 ** 16)),
    }),
  );
}

/** An answer that never comes. */
export function silence(): Promise<Response> {
  return new Promise(() => {});
}

/** A whole JSON text of 10 MB. */
export function tenMegabytes(): Response {
  return new Response(JSON.stringify("x".repeat(10_000_000)));
}

/** An answer that begins and does not go on. */
export function stalled(): Response {
  return new Response(
    new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"')),
    }),
  );
}

/**
 * A status with a text.
 *
 * @param status HTTP status.
 * @param headers Such as `retry-after`.
 */
export function status(
  status: number,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ error: { message: `fault ${status}` } }, {
    status,
    headers,
  });
}
