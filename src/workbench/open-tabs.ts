/** Which kept work belongs to a tab that is still open. */
export interface OpenTabs {
  /** Says so for as long as this page lives, or until what is returned is called. */
  hold(id: string): () => void;
  held(): Promise<ReadonlySet<string>>;
}

const PREFIX = 'indicator-reports.work.';

/** The browser lets go of a lock when its page is gone, however it went. Without locks nobody is known to be open. */
export function lockedTabs(locks: LockManager | undefined): OpenTabs {
  if (!locks) return { hold: () => () => {}, held: () => Promise.resolve(new Set()) };
  return {
    hold(id) {
      let release = () => {};
      const released = new Promise<void>((resolve) => (release = resolve));
      locks.request(PREFIX + id, () => released).catch(() => undefined);
      return release;
    },
    async held() {
      const { held = [] } = await locks.query();
      return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
    },
  };
}
