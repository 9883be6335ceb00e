import type { PaneServices, Unsubscribe } from './services';

type Theme = PaneServices['theme'];
type Media = Pick<Window, 'matchMedia'>;

const CONTRAST = '(forced-colors: active)';
const DARK = '(prefers-color-scheme: dark)';

/** The theme of Office; on the web it may have none, then the browser's counts. Contrast themes come first. */
export function officeTheme(theme: { readonly bodyBackgroundColor?: string } | undefined, media: Media): Theme {
  if (media.matchMedia(CONTRAST).matches) return 'contrast';
  const brightness = brightnessOf(theme?.bodyBackgroundColor ?? '');
  const isDark = brightness === null ? media.matchMedia(DARK).matches : brightness < 0.5;
  return isDark ? 'dark' : 'light';
}

/** `#RRGGBB` → 0 black … 1 white; `null` for anything else. */
function brightnessOf(color: string): number | null {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color);
  if (!parts) return null;
  const [red, green, blue] = [1, 2, 3].map((part) => parseInt(parts[part]!, 16) / 255) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Office tells nobody when its theme changes: it is looked at again when the browser's changes or the pane comes up. */
export function onOfficeThemeChanged(
  listener: (theme: Theme) => void,
  current: () => Theme,
  page: Media & Pick<Window, 'addEventListener' | 'removeEventListener'>,
): Unsubscribe {
  let known = current();
  const look = () => {
    const theme = current();
    if (theme === known) return;
    known = theme;
    listener(theme);
  };
  const queries = [CONTRAST, DARK].map((query) => page.matchMedia(query));
  for (const query of queries) query.addEventListener('change', look);
  page.addEventListener('focus', look);
  return () => {
    for (const query of queries) query.removeEventListener('change', look);
    page.removeEventListener('focus', look);
  };
}
