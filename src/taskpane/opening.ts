import type { MountedPane, PaneCommand } from './mount';

/** What the page can say before the pane has loaded. */
export type OpeningWord = 'opening' | 'failed' | 'elsewhere';

export interface OpeningPage {
  readonly button: Pick<HTMLElement, 'addEventListener' | 'setAttribute' | 'removeAttribute'>;
  say(word: OpeningWord): void;
}

/**
 * The pane while it opens: its button stands in the page from the start, and what is asked of it before the rest
 * has loaded is carried out once it is there. What fails is said, and pressing the button tries again.
 */
export class Opening {
  private pane: Promise<MountedPane> | null = null;

  /** `load` resolves once the pane takes commands. */
  constructor(
    private readonly page: OpeningPage,
    private readonly load: () => Promise<MountedPane>,
  ) {
    page.button.addEventListener('click', () => {
      page.button.setAttribute('aria-busy', 'true');
      page.say('opening');
      this.run('validate').catch(() => undefined);
    });
  }

  /** Opens the pane; rejects, after saying so, where that fails. */
  open(): Promise<MountedPane> {
    this.pane ??= this.load().catch((error: unknown) => {
      this.pane = null;
      this.page.button.removeAttribute('aria-busy');
      this.page.say(error instanceof NotInExcel ? 'elsewhere' : 'failed');
      throw error;
    });
    return this.pane;
  }

  async run(command: PaneCommand): Promise<void> {
    const pane = await this.open();
    await pane.run(command);
  }
}

/** The page is shown by a browser alone. */
export class NotInExcel extends Error {
  override readonly name = 'NotInExcel';
}
