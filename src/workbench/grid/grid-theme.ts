import { ThemeService, type Univer } from '@univerjs/core';
import type { Unsubscribe } from '../../taskpane/services';

export type Theme = 'light' | 'dark' | 'contrast';

const DARK = '(prefers-color-scheme: dark)';
const BLACK = '#000000';
/** From this shade on a grey is a line or a letter, not a ground. */
const FIRST_LINE = 300;

/**
 * The colours of the grid itself: light, dark, or lines and letters as strong as they can be. In a contrast theme the
 * browser says whether the ground is dark, and says so again when another contrast theme is chosen.
 */
export class GridTheme {
  private readonly service: ThemeService;
  private readonly usual: ReturnType<ThemeService['getCurrentTheme']>;
  private theme: Theme = 'light';
  private readonly query: MediaQueryList;
  private readonly look = () => this.apply();

  constructor(univer: Univer, page: Pick<Window, 'matchMedia'>) {
    this.service = univer.__getInjector().get(ThemeService);
    this.usual = this.service.getCurrentTheme();
    this.query = page.matchMedia(DARK);
    this.query.addEventListener('change', this.look);
  }

  set(theme: Theme): void {
    this.theme = theme;
    this.apply();
  }

  readonly end: Unsubscribe = () => this.query.removeEventListener('change', this.look);

  private apply(): void {
    const isContrast = this.theme === 'contrast';
    this.service.setTheme(isContrast ? this.strong() : this.usual);
    // Dark, the grid draws every colour inverted: black is white there.
    this.service.setDarkMode(this.theme === 'dark' || (isContrast && this.query.matches));
  }

  private strong(): typeof this.usual {
    const { primary, gray } = this.usual;
    const lines = Object.keys(gray).filter((shade) => Number(shade) >= FIRST_LINE);
    return {
      ...this.usual,
      primary: { ...primary, ...blackFor(Object.keys(primary)) },
      gray: { ...gray, ...blackFor(lines) },
    };
  }
}

function blackFor(shades: readonly string[]): Record<string, string> {
  return Object.fromEntries(shades.map((shade) => [shade, BLACK]));
}
