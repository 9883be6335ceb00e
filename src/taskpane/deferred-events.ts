import type { Unsubscribe, WorkbookEvents } from './services';

/**
 * Events that can be listened to before they come: nothing waits for the workbook to register them.
 * Where it does not, the pane follows nothing and everything in it still works when it is pressed.
 */
export function deferredEvents(start: () => Promise<WorkbookEvents>): WorkbookEvents {
  let started: Promise<WorkbookEvents | null> | null = null;
  const listen = (subscribe: (events: WorkbookEvents) => Unsubscribe): Unsubscribe => {
    let isOver = false;
    let end: Unsubscribe = () => {};
    started ??= start().catch(() => null);
    void started.then((events) => {
      if (events !== null && !isOver) end = subscribe(events);
    });
    return () => {
      isOver = true;
      end();
    };
  };
  return {
    onSheetChanged: (listener) => listen((events) => events.onSheetChanged(listener)),
    onSheetActivated: (listener) => listen((events) => events.onSheetActivated(listener)),
    onSelectionChanged: (listener) => listen((events) => events.onSelectionChanged(listener)),
  };
}
