import type { Unsubscribe } from '../taskpane/services';

/** Adds a listener until the subscription ends. */
export function listenTo<T>(listeners: Set<(told: T) => void>, listener: (told: T) => void): Unsubscribe {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
