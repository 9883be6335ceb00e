import type { KeyboardEvent } from 'react';

/** Arrow keys, Home and End lead through everything within `list` that bears `data-item`. */
export function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  const { target } = event;
  if (!list || !(target instanceof HTMLElement) || target.matches('input, textarea, select')) return;
  const items = [...list.querySelectorAll<HTMLElement>('[data-item]')];
  const at = items.indexOf(target.closest<HTMLElement>('[data-item]') ?? nearestItem(target, items));
  const to = destination(event.key, at, items.length);
  if (to === null) return;
  event.preventDefault();
  items[to]?.focus();
}

/** The item that a button stands below. */
function nearestItem(target: HTMLElement, items: readonly HTMLElement[]): HTMLElement {
  const before = items.filter((item) => item.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING);
  return before.at(-1) ?? items[0] ?? target;
}

function destination(key: string, at: number, length: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, length - 1);
    case 'ArrowUp':
      return Math.max(at - 1, 0);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
