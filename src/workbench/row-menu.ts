import { format } from '../locales/format';
import type { WorkbenchWords } from '../locales/zh-CN/workbench';
import type { RowSpan } from './grid/grid';
import { ROW_COMMANDS, rowsText, type RowCommand } from './row-changes';

/** What the menu asks and tells. */
export interface RowMenuOwner {
  readonly words: () => WorkbenchWords['rows'];
  /** The rows that are selected now; `null`: there is nothing to be done with them. */
  readonly rows: () => RowSpan | null;
  readonly choose: (command: RowCommand) => void;
}

/** Pixels between the menu and the edge of the window. */
const MARGIN = 4;

/** The menu of the grid: by the right button, by the menu key, or by Shift+F10, as in Excel and WPS. */
export class RowMenu {
  private menu: HTMLElement | null = null;
  private returnTo: Element | null = null;

  constructor(
    private readonly area: HTMLElement,
    private readonly owner: RowMenuOwner,
  ) {
    area.addEventListener('contextmenu', (event) => {
      if (!isOfCells(event.target)) return;
      event.preventDefault();
      // The grid selects what was pointed at in its own time.
      setTimeout(() => this.open(event));
    });
  }

  private get page(): Document {
    return this.area.ownerDocument;
  }

  private open({ clientX, clientY, button }: MouseEvent): void {
    this.close();
    const { words, rows } = this.owner;
    const span = rows();
    const menu = this.page.createElement('div');
    menu.className = 'wb-menu';
    menu.setAttribute('role', 'menu');
    menu.setAttribute('aria-label', words().menu);
    if (span === null) menu.append(this.item(words().none, null));
    else {
      const holes = { count: span.count, rows: rowsText(span) };
      for (const command of ROW_COMMANDS) menu.append(this.item(format(words()[command], holes), command));
    }
    menu.addEventListener('keydown', (event) => this.steer(event));
    menu.addEventListener('focusout', ({ relatedTarget }) => {
      if (!menu.contains(relatedTarget as Node | null)) this.close();
    });
    this.returnTo = this.page.activeElement;
    this.menu = menu;
    this.area.after(menu);
    // The keyboard points at no place of its own.
    const from = button === 2 ? { x: clientX, y: clientY } : placeIn(this.area);
    this.place(menu, from.x, from.y);
    menu.querySelector('button')!.focus();
  }

  private close(): void {
    const { menu } = this;
    this.menu = null;
    menu?.remove();
  }

  private item(text: string, command: RowCommand | null): HTMLElement {
    const item = this.page.createElement('button');
    item.type = 'button';
    item.className = 'wb-menu-item';
    item.setAttribute('role', 'menuitem');
    item.textContent = text;
    if (command === null) item.setAttribute('aria-disabled', 'true');
    item.addEventListener('click', () => {
      this.leave();
      if (command !== null) this.owner.choose(command);
    });
    return item;
  }

  /** Back to where the keyboard was. */
  private leave(): void {
    const { returnTo } = this;
    this.close();
    if (returnTo && 'focus' in returnTo) (returnTo as HTMLElement).focus();
  }

  private steer(event: KeyboardEvent): void {
    const items = [...this.menu!.querySelectorAll('button')];
    const at = items.indexOf(this.page.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) items.at(to % items.length)!.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private place(menu: HTMLElement, x: number, y: number): void {
    const { innerWidth, innerHeight } = this.page.defaultView!;
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(MARGIN, Math.min(x, innerWidth - width - MARGIN))}px`;
    menu.style.top = `${Math.max(MARGIN, Math.min(y, innerHeight - height - MARGIN))}px`;
  }
}

/** The cells and their headers, or the editor by which they take keys: not tabs, bars and their fields. */
function isOfCells(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('canvas, [contenteditable]') !== null;
}

function placeIn(area: HTMLElement): { readonly x: number; readonly y: number } {
  const { left, top, width, height } = area.getBoundingClientRect();
  return { x: left + width / 3, y: top + height / 3 };
}
