/** An action that is done once for many calls. */
export interface Later {
  /** Has it done later, unless that is on its way already. */
  call(): void;
  /** Does it now, for the last time. */
  finish(): void;
}

/**
 * Puts an action off, so that many calls of it become one.
 *
 * @param action What is done. What it throws is thrown by the call after that.
 * @param milliseconds Most time between a call and the action.
 * @returns Calls it later.
 */
export function later(action: () => void, milliseconds: number): Later {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let thrown: { readonly error: unknown } | undefined;

  function act(): void {
    timer = undefined;
    try {
      action();
    } catch (error) {
      thrown = { error };
    }
  }
  function check(): void {
    if (thrown !== undefined) throw thrown.error;
  }
  return {
    call() {
      check();
      timer ??= setTimeout(act, milliseconds);
    },
    finish() {
      clearTimeout(timer);
      check();
      action();
    },
  };
}
