/** A part of the page that the keyboard can go to. */
export interface Region {
  readonly element: HTMLElement;
  /** What gets the focus there; `null` while there is nothing to focus. */
  target(): HTMLElement | null;
}

/**
 * F6 goes from one part of the page to the next, as in Excel and WPS, and with Shift back again. Within a grid Tab
 * moves the selection, so that without it nobody would get out. It is caught on the way down, before the grid.
 */
export function cycleRegions(page: Document, regions: readonly Region[]): void {
  page.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      const present = regions.filter(({ element }) => element.checkVisibility());
      const at = present.findIndex(({ element }) => element.contains(page.activeElement));
      const following = at < 0 ? present : [...present.slice(at + 1), ...present.slice(0, at)];
      if (event.shiftKey) following.reverse();
      for (const region of following) {
        const target = region.target();
        if (target) return target.focus();
      }
    },
    { capture: true },
  );
}
