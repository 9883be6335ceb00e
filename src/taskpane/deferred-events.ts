import type { Unsubscribe, WorkbookEvents } from './services';

/** After so long a workbook that could not register events is asked again, in milliseconds. */
const PAUSE = 15_000;

/**
 * Events that can be listened to before they come: nothing waits for the workbook to register them.
 * While it cannot, the pane follows nothing and everything in it still works when it is pressed.
 */
export function deferredEvents(start: () => Promise<WorkbookEvents>): WorkbookEvents {
  let started: Promise<WorkbookEvents | null> | null = null;
  let listening = 0;
  const startWhileWanted = async (): Promise<WorkbookEvents | null> => {
    while (listening > 0) {
      try {
        return await start();
      } catch {
        // Busy with something else: a dialog, a cell, a workbook that is still being opened.
        await new Promise((resume) => setTimeout(resume, PAUSE));
      }
    }
    started = null;
    return null;
  };
  const listen = (subscribe: (events: WorkbookEvents) => Unsubscribe): Unsubscribe => {
    let end: Unsubscribe | null = () => {};
    listening += 1;
    started ??= startWhileWanted();
    void started.then((events) => {
      if (events !== null && end !== null) end = subscribe(events);
    });
    return () => {
      if (end === null) return;
      listening -= 1;
      end();
      end = null;
    };
  };
  return {
    onSheetChanged: (listener) => listen((events) => events.onSheetChanged(listener)),
    onSheetActivated: (listener) => listen((events) => events.onSheetActivated(listener)),
    onSelectionChanged: (listener) => listen((events) => events.onSelectionChanged(listener)),
  };
}
