/**
 * Reads a body as UTF-8, unless it is too long.
 *
 * @param response Whose body is read.
 * @param most Most bytes to read.
 * @returns The text, or `null` where there is more; the rest is not fetched.
 */
export async function readText(
  response: Response,
  most: number,
): Promise<string | null> {
  const { headers, body } = response;
  const length = Number(headers.get("content-length") ?? Infinity);
  if (length <= most && !headers.has("content-encoding")) {
    return await response.text();
  }
  const decoder = new TextDecoder();
  let text = "";
  let count = 0;
  for await (const chunk of body ?? []) {
    count += chunk.length;
    if (count > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
