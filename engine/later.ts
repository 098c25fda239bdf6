import { clearImmediate, setImmediate } from "node:timers";

/** An action that is done once for many calls. */
export interface Later {
  /** Has it done soon, unless that is on its way already. */
  call(): void;
  /** Does it now, for the last time. */
  finish(): void;
}

/**
 * Puts an action off, so that many calls of it become one: it is done as soon
 * as the event loop turns, and then no more for a while. Work that holds the
 * event loop up cannot come between a call and the action, unless the action
 * was done just before.
 *
 * @param action What is done. What it throws is thrown by the call after that.
 * @param milliseconds Least time from one action to the next.
 * @returns Calls it later.
 */
export function later(action: () => void, milliseconds: number): Later {
  let wanted = false;
  let turn: ReturnType<typeof setImmediate> | undefined;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let thrown: { readonly error: unknown } | undefined;

  function act(): void {
    turn = undefined;
    wanted = false;
    pause = setTimeout(resume, milliseconds);
    try {
      action();
    } catch (error) {
      thrown = { error };
    }
  }
  function resume(): void {
    pause = undefined;
    if (wanted) act();
  }
  function check(): void {
    if (thrown !== undefined) throw thrown.error;
  }
  return {
    call() {
      check();
      wanted = true;
      if (pause === undefined) turn ??= setImmediate(act);
    },
    finish() {
      clearImmediate(turn);
      clearTimeout(pause);
      check();
      action();
    },
  };
}
