/** Under which keys the pane keeps what a person sets. */
export const SETTINGS_KEY = 'settings';
export const LOCALE_KEY = 'locale';
