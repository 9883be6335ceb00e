/** Under which name settings are kept on this machine. */
export const PREFIX = 'indicator-reports.';

/** What this machine keeps; `storage` may throw where the browser keeps nothing. */
export function recall(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** Whether the machine has kept it. */
export function keep(storage: () => Storage, key: string, value: string): boolean {
  try {
    storage().setItem(PREFIX + key, value);
    return true;
  } catch {
    return false;
  }
}
