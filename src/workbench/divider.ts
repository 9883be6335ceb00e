const NARROWEST = 320;
/** So much of the page is left for the grid. */
const GRID_SHARE = 0.35;
const STEP = 16;

/** Lets the pane be made wider and narrower with the pointer and the arrow keys; widths are in pixels. */
export class Divider {
  constructor(
    private readonly handle: HTMLElement,
    private readonly page: HTMLElement,
    private width: number,
    private readonly onEnd: (width: number) => void,
  ) {
    this.set(width);
    handle.addEventListener('pointerdown', (event) => this.grasp(event));
    handle.addEventListener('keydown', (event) => {
      const step = { ArrowLeft: STEP, ArrowRight: -STEP, Home: Infinity, End: -Infinity }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      this.set(this.width + step);
      this.onEnd(this.width);
    });
  }

  private grasp(event: PointerEvent): void {
    const { handle } = this;
    const move = ({ clientX }: PointerEvent) => this.set(this.page.getBoundingClientRect().right - clientX);
    handle.setPointerCapture(event.pointerId);
    handle.toggleAttribute('data-dragging', true);
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', move);
        handle.toggleAttribute('data-dragging', false);
        this.onEnd(this.width);
      },
      { once: true },
    );
  }

  private set(width: number): void {
    const widest = Math.max(NARROWEST, Math.round(this.page.clientWidth * (1 - GRID_SHARE)));
    this.width = Math.round(Math.min(Math.max(width, NARROWEST), widest));
    this.page.style.setProperty('--pane-width', `${this.width}px`);
    this.handle.setAttribute('aria-valuemin', String(NARROWEST));
    this.handle.setAttribute('aria-valuemax', String(widest));
    this.handle.setAttribute('aria-valuenow', String(this.width));
  }
}
