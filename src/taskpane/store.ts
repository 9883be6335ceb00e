import { reduce, type PaneEvent } from './reducer';
import { INITIAL_STATE, type PaneState } from './state';

/** Holds the state of one pane. */
export interface Store {
  readonly state: PaneState;
  dispatch(event: PaneEvent): void;
  subscribe(listener: () => void): () => void;
}

export function createStore(initial: PaneState = INITIAL_STATE): Store {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get state() {
      return state;
    },
    dispatch(event) {
      state = reduce(state, event);
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
