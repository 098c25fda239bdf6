import type { Clock } from "./clock.ts";

/** What is called when. */
interface Alarm {
  readonly at: number;
  readonly action: () => void;
}

/**
 * Serves any number of waits with one timer at a time: nearly all of them are
 * time-outs that never come, and a timer of the runtime for each costs as much
 * as all else that is done for a request.
 *
 * @param clock The clock behind it.
 * @returns A clock for many short-lived waits.
 */
export function sharedTimer(clock: Clock): Clock {
  const alarms = new Set<Alarm>();
  let armedFor = Infinity;
  let disarm = (): void => {};

  function arm(at: number): void {
    disarm();
    armedFor = at;
    disarm = clock.after(Math.max(0, at - clock.now()), ring);
  }
  function ring(): void {
    armedFor = Infinity;
    const now = clock.now();
    for (const alarm of alarms) {
      if (alarm.at <= now && alarms.delete(alarm)) alarm.action();
    }
    rearm();
  }
  function rearm(): void {
    const next = Math.min(...Array.from(alarms, ({ at }) => at));
    if (next < armedFor) arm(next);
  }
  function forget(alarm: Alarm): void {
    if (!alarms.delete(alarm) || alarms.size > 0) return;
    disarm();
    armedFor = Infinity;
  }

  return {
    now: () => clock.now(),
    after(milliseconds: number, action: () => void): () => void {
      const alarm = { at: clock.now() + milliseconds, action };
      alarms.add(alarm);
      if (alarm.at < armedFor) arm(alarm.at);
      return () => forget(alarm);
    },
  };
}
