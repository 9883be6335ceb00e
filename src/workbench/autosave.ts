import type { KeptWork, KeptWorkStore } from './kept-work';

/** Why work is not kept: the browser is out of storage, or keeps nothing at all. */
export type AutosaveTrouble = 'full' | 'unavailable';

/** So long after a change the workbook is kept, in milliseconds; further changes do not put it off. */
const DELAY = 500;

/** Keeps one workbook in the browser while it holds changes that were not downloaded. */
export class Autosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | null = null;
  private isOutdated = false;
  private isOver = false;
  private trouble: AutosaveTrouble | null = null;

  constructor(
    private readonly store: KeptWorkStore,
    private readonly work: () => Promise<KeptWork>,
    /** Told once, until keeping has succeeded again. */
    private readonly onTrouble: (trouble: AutosaveTrouble) => void,
  ) {}

  changed(): void {
    if (this.isOver) return;
    this.isOutdated = true;
    this.timer ??= setTimeout(() => void this.save(), DELAY);
  }

  /** Keeps at once what is not kept yet. Never rejects. */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.saving;
    if (!this.isOutdated || this.isOver) return;
    this.isOutdated = false;
    this.saving = this.put().finally(() => (this.saving = null));
    await this.saving;
  }

  /** Nothing of it is to be kept any more, until it changes again. */
  async forget(id: string): Promise<void> {
    this.isOutdated = false;
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.saving;
    await this.store.remove(id).catch(() => undefined);
  }

  /** Keeps nothing from now on; what is kept stays. */
  stop(): void {
    this.isOver = true;
    clearTimeout(this.timer);
  }

  private async put(): Promise<void> {
    try {
      await this.store.put(await this.work());
      this.trouble = null;
    } catch (error) {
      const trouble = error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'unavailable';
      if (trouble !== this.trouble) this.onTrouble(trouble);
      this.trouble = trouble;
    }
  }
}
