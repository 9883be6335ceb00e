/** What stands around the grid in the page: a remark above it, and a voice for those who do not see it. */
export class GridFrame {
  readonly element: HTMLElement;
  /** Where the grid itself comes. */
  readonly place: HTMLElement;
  /** Read aloud whenever it changes. */
  readonly voice: HTMLElement;
  private readonly remarkLine: HTMLElement;

  constructor(page: Document) {
    this.element = division(page, 'div', 'grid');
    this.remarkLine = division(page, 'p', 'grid-remark');
    this.remarkLine.hidden = true;
    this.place = division(page, 'div', 'grid-frame');
    this.voice = division(page, 'p', 'grid-voice');
    this.voice.setAttribute('role', 'status');
    this.element.append(this.remarkLine, this.place, this.voice);
  }

  /** A remark on the sheet on the screen; `''` for none. */
  remark(text: string): void {
    this.remarkLine.hidden = text === '';
    this.remarkLine.textContent = text;
  }

  onEscape(listener: () => void): void {
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') listener();
    };
    // On the way down: the grid keeps keys to itself.
    this.element.addEventListener('keydown', listen, { capture: true });
  }
}

function division(page: Document, name: 'div' | 'p', className: string): HTMLElement {
  const element = page.createElement(name);
  element.className = className;
  return element;
}
