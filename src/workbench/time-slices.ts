/** How long work may hold the page, in milliseconds: well below the 50 that people notice. */
const LONGEST = 16;

/** Cuts long work in slices, so that the page can draw and answer in between. */
export class TimeSlices {
  private started = performance.now();

  /** Whether the slice has lasted long enough. */
  get isOver(): boolean {
    return performance.now() - this.started > LONGEST;
  }

  /** What long work calls between its steps. */
  readonly restWhenOver = (): Promise<void> | undefined => (this.isOver ? this.rest() : undefined);

  /** Lets the page do what waits. */
  async rest(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    this.started = performance.now();
  }
}
