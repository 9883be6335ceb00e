import type { Edit } from '../core/edit';
import { format } from '../locales/format';
import type { Checked } from './engine';
import type { PaneSession } from './session';
import { verdictOf } from './state';
import { touchedSheets } from './touched-sheets';
import type { FindingView } from './view-models';
import { loadFindingWords } from './words';

/** So long after a person's last change a sheet is judged anew, in milliseconds. */
const QUIET_TIME = 700;
/** So long our own writing may come back as an event, in milliseconds. */
const OWN_ECHO = 1500;

/** What is known of the open workbook, and what makes it known anew. */
export class Checking {
  private checked: Checked | null = null;
  private run = 0;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private readonly pending = new Set<string>();
  private wroteAt = 0;

  constructor(private readonly session: PaneSession) {}

  /** The workbook as it was last read. */
  get basis(): Checked | null {
    return this.checked;
  }

  stop(): void {
    this.run++;
    clearTimeout(this.quiet);
  }

  /** `isAsked`: by the person, who wants to see and hear the outcome. */
  async validate(isAsked: boolean): Promise<void> {
    const { session } = this;
    const run = ++this.run;
    this.pending.clear();
    clearTimeout(this.quiet);
    session.dispatch({ type: 'check-started' });
    try {
      const engine = await import('./engine');
      const checked = await engine.checkWorkbook(session.services.host, session.terms(), {
        onProgress: (done, total) => {
          if (run === this.run) session.dispatch({ type: 'check-progressed', done, total });
        },
        isCancelled: () => run !== this.run,
        breathe: () => new Promise((resume) => setTimeout(resume)),
      });
      if (checked === null || run !== this.run) return;
      this.checked = checked;
      await this.show(isAsked);
    } catch (error) {
      if (run === this.run) session.dispatch({ type: 'check-failed', failure: await session.failure(error) });
    }
  }

  cancel(): void {
    const { store, words } = this.session;
    if (store.state.check.phase !== 'checking') return;
    this.run++;
    this.session.dispatch({ type: 'check-cancelled', text: words.state.cancelled });
  }

  /** A person, or our own writing, has changed a sheet. */
  sheetChanged(sheet: string): void {
    if (this.checked === null) return;
    const { services, store } = this.session;
    this.pending.add(sheet);
    // Excel reports our own writing too, a little later; that alone makes no result look out of date.
    const isOurs = store.state.isWorking || services.now().getTime() - this.wroteAt < OWN_ECHO;
    if (!isOurs) this.session.dispatch({ type: 'sheets-changed', sheets: [sheet] });
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => void this.recheckQuietly(), QUIET_TIME);
  }

  /** Judges changed sheets anew before something rests on them; `null` where nothing was checked yet. */
  async fresh(): Promise<Checked | null> {
    if (this.checked === null) return null;
    const { check } = this.session.store.state;
    const stale = check.phase === 'checked' ? check.stale : [];
    const sheets = [...new Set([...this.pending, ...stale])];
    if (sheets.length > 0) await this.recheckSheets(sheets);
    return this.checked;
  }

  /** The workbook as it was last read, or read now; in the midst of other work, which cannot be cancelled. */
  async known(): Promise<Checked> {
    return this.checked ?? this.checkQuietly();
  }

  /** After our own writing: only its sheets are read, unless sheets came or went. */
  async recheckAfter(edits: readonly Edit[] = []): Promise<void> {
    if (edits.length === 0) return;
    this.wroteAt = this.session.services.now().getTime();
    if (this.checked === null) return;
    const sheets = touchedSheets(edits);
    if (sheets === null) await this.checkQuietly();
    else if (sheets.length > 0) await this.recheckSheets(sheets);
  }

  /** Judges what was read once more, because something else that judging rests on has changed. */
  async rejudge(): Promise<void> {
    if (this.checked === null) return;
    const engine = await import('./engine');
    this.checked = engine.rejudge(this.checked, this.session.terms());
    await this.show(false);
  }

  /** The verdict in the language that now is spoken. */
  async speak(): Promise<void> {
    if (this.checked !== null) await this.show(false);
  }

  /** The findings as they are now; `null`, with a word, where one is gone because its sheet has changed. */
  async stillThere(views: readonly FindingView[]): Promise<readonly FindingView[] | null> {
    if ((await this.fresh()) === null) return null;
    const known = new Map(verdictOf(this.session.store.state.check)?.findings.map((view) => [view.key, view]));
    const current = views.flatMap((view) => known.get(view.key) ?? []);
    const isSame =
      current.length === views.length && current.every((view, i) => view.fix?.after === views[i]!.fix?.after);
    if (isSame) return current;
    this.session.complain(this.session.words.errors.moved);
    return null;
  }

  private async show(isAnnounced: boolean): Promise<void> {
    const checked = this.checked!;
    const { session } = this;
    const engine = await import('./engine');
    if (checked.binding.reports.length === 0) {
      session.dispatch({ type: 'no-report-found', sheets: checked.snapshot.sheets.map(({ name }) => name) });
      return;
    }
    const verdict = engine.verdictView(checked, engine.CATALOGUE, await loadFindingWords(session.locale));
    const { done } = session.words;
    const text = verdict.findings.length === 0 ? done.passed : format(done.check, { ...verdict.counts });
    session.dispatch({ type: 'checked', verdict, announcement: isAnnounced ? text : null });
  }

  /** Sheets that changed by hand are judged anew without a word; while something else runs, that comes first. */
  private async recheckQuietly(): Promise<void> {
    const { check, isWorking } = this.session.store.state;
    if (isWorking || check.phase === 'checking') {
      this.quiet = setTimeout(() => void this.recheckQuietly(), QUIET_TIME);
      return;
    }
    try {
      await this.fresh();
    } catch {
      // The sheet stays marked as changed, and 校验 says what is wrong.
    }
  }

  private async recheckSheets(sheets: readonly string[]): Promise<void> {
    const engine = await import('./engine');
    const run = this.run;
    for (const sheet of sheets) this.pending.delete(sheet);
    try {
      const part = await this.session.services.host.read({ sheets });
      if (run !== this.run) return;
      // Other sheets, or the settings, may have become others while these were read.
      this.checked = engine.recheck(this.checked!, part, this.session.terms());
    } catch (error) {
      // Nobody tells of these changes again.
      for (const sheet of sheets) this.pending.add(sheet);
      this.session.dispatch({ type: 'sheets-changed', sheets });
      throw error;
    }
    await this.show(false);
  }

  private async checkQuietly(): Promise<Checked> {
    const engine = await import('./engine');
    const watch = { onProgress: () => {}, isCancelled: () => false, breathe: () => Promise.resolve() };
    const checked = await engine.checkWorkbook(this.session.services.host, this.session.terms(), watch);
    this.checked = checked!;
    await this.show(false);
    return this.checked;
  }
}
