/**
 * An error with its causes in one line each, without stacks.
 *
 * @param error What was thrown.
 * @returns The text that a person reads.
 */
export function messageOf(error: unknown): string {
  if (error instanceof SuppressedError) {
    return `${messageOf(error.suppressed)}\n  and then: ${
      messageOf(error.error)
    }`;
  }
  const lines: string[] = [];
  for (
    let cause = error;
    cause !== undefined && lines.length < 5;
    cause = cause instanceof Error ? cause.cause : undefined
  ) {
    const line = cause instanceof Error ? cause.message : String(cause);
    if (!lines.some((said) => said.includes(line))) lines.push(line);
  }
  return lines.join("\n  because: ");
}
