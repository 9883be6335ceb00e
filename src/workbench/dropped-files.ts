import type { ChosenFile } from '../taskpane/services';

/** Files as the workbench takes them; nothing is read before it is asked for. */
export function chosenFiles(list: FileList): readonly ChosenFile[] {
  return [...list].map((file) => ({
    name: file.name,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  }));
}

/**
 * Files that are dropped anywhere but on the pane, which takes its own. They are caught on the way down, because
 * a grid beneath may have plans for them too. `pane` has its own way once something is mounted in it.
 */
export function watchDrops(
  page: Document,
  pane: HTMLElement,
  overlay: HTMLElement,
  take: (files: readonly ChosenFile[]) => void,
): void {
  const isOurs = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return false;
    const isInPane = event.target instanceof Node && pane.querySelector('.pir')?.contains(event.target) === true;
    if (isInPane) overlay.hidden = true;
    return !isInPane;
  };
  const over = (event: DragEvent) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    event.stopPropagation();
    overlay.hidden = false;
  };
  const options = { capture: true };
  page.addEventListener('dragenter', over, options);
  page.addEventListener('dragover', over, options);
  page.addEventListener(
    'dragleave',
    (event) => {
      // Left for another window: there is no element that is entered.
      if (event.relatedTarget === null) overlay.hidden = true;
    },
    options,
  );
  page.addEventListener(
    'drop',
    (event) => {
      if (!isOurs(event) || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      overlay.hidden = true;
      take(chosenFiles(event.dataTransfer.files));
    },
    options,
  );
}
