import type { Journal } from '../actions/journal';
import type { Step } from '../actions/step';
import { rangeFromA1 } from '../core/address';
import type { Edit } from '../core/edit';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import type { Locale } from '../locales';
import { format, type Params } from '../locales/format';
import type { PaneWords } from '../locales/zh-CN/pane';
import type { Checked } from './engine';
import { failureOf } from './failure';
import type { PaneEvent } from './reducer';
import type { ChosenFile, PaneServices, Unsubscribe } from './services';
import { parseSettings, settingsText } from './settings-text';
import { verdictOf, type Failure } from './state';
import type { Store } from './store';
import { touchedSheets } from './touched-sheets';
import type { FindingView } from './view-models';
import { loadFindingWords } from './words';

/** So long after a person's last change a sheet is judged anew, in milliseconds. */
const QUIET_TIME = 700;
/** So long our own writing may come back as an event, in milliseconds. */
const OWN_ECHO = 1500;
export const SETTINGS_KEY = 'settings';
export const LOCALE_KEY = 'locale';

/** Everything that a component may ask for. Nothing here throws: what fails is said in the pane. */
export class PaneSession {
  private checked: Checked | null = null;
  private run = 0;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private readonly pending = new Set<string>();
  private wroteAt = 0;
  private cancelled = false;
  private readonly endings: Unsubscribe[] = [];
  private current: Settings = DEFAULT_SETTINGS;

  constructor(
    readonly services: PaneServices,
    readonly store: Store,
    readonly locale: Locale,
    readonly words: PaneWords,
  ) {}

  get settings(): Settings {
    return this.current;
  }

  /** The workbook as it was last read, for views that show more of it. */
  get basis(): Checked | null {
    return this.checked;
  }

  async start(): Promise<void> {
    const { events } = this.services;
    this.endings.push(
      events.onSheetChanged((sheet) => this.sheetChanged(sheet)),
      events.onSheetActivated((sheet) => this.dispatch({ type: 'sheet-activated', sheet })),
      events.onSelectionChanged(({ sheet, row }) => this.dispatch({ type: 'place-changed', sheet, row })),
    );
    await this.guarded(async () => {
      this.current = parseSettings(await this.services.settings.get(SETTINGS_KEY));
      this.dispatch({ type: 'sheet-activated', sheet: await this.services.activeSheet() });
    });
  }

  stop(): void {
    this.run++;
    clearTimeout(this.quiet);
    for (const end of this.endings.splice(0)) end();
  }

  dispatch(event: PaneEvent): void {
    this.store.dispatch(event);
  }

  /** `isAsked`: by the person, who wants to see and hear the outcome. */
  async validate(isAsked = true): Promise<void> {
    if (this.store.state.isWorking) return;
    if (isAsked) this.dispatch({ type: 'view-chosen', view: 'check' });
    const run = ++this.run;
    this.pending.clear();
    clearTimeout(this.quiet);
    this.dispatch({ type: 'check-started' });
    try {
      const engine = await import('./engine');
      const checked = await engine.checkWorkbook(this.services.host, this.current, this.services.now(), {
        onProgress: (done, total) => {
          if (run === this.run) this.dispatch({ type: 'check-progressed', done, total });
        },
        isCancelled: () => run !== this.run,
        breathe: () => new Promise((resume) => setTimeout(resume)),
      });
      if (checked === null || run !== this.run) return;
      this.checked = checked;
      await this.show(checked, isAsked);
    } catch (error) {
      if (run === this.run) this.dispatch({ type: 'check-failed', failure: await this.failure(error) });
    }
  }

  cancelCheck(): void {
    if (this.store.state.check.phase !== 'checking') return;
    this.run++;
    this.dispatch({ type: 'check-cancelled', text: this.words.state.cancelled });
  }

  async goTo(view: Pick<FindingView, 'sheet' | 'cell'>): Promise<void> {
    const { sheet, cell } = view;
    if (sheet === null) return;
    const range = (cell === null ? null : rangeFromA1(cell)) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    await this.guarded(() => this.services.select(sheet, range));
  }

  /** Applies the fixes of these findings; then the focus goes to `next`. */
  async applyFixes(views: readonly FindingView[], next: string | null): Promise<void> {
    this.dispatch({ type: 'dialog-closed' });
    await this.work(async () => {
      const current = await this.stillThere(views);
      if (current === null) return;
      const writing = await import('./writing');
      const step = await writing.fix(
        this.services.host,
        current.map((view) => view.finding),
        this.checked!.snapshot,
        this.journalled(),
      );
      this.journal(step);
      await this.recheckAfter(step?.edits);
      this.say('fix', { count: current.length, left: this.left() }, step !== null);
      this.dispatch({ type: 'finding-focused', key: next });
    });
  }

  async writeExplanation(view: FindingView, text: string): Promise<void> {
    await this.work(async () => {
      const current = await this.stillThere([view]);
      if (current === null) return this.dispatch({ type: 'dialog-closed' });
      const writing = await import('./writing');
      const { finding } = current[0]!;
      const flaw = writing.explanationFlaw(text, finding, this.checked!, this.current);
      if (flaw !== null) {
        const sentence = flaw === 'no-column' ? this.words.errors['no-explanation-column'] : this.words.explain[flaw];
        const length = this.current.thresholds.explanationLength;
        return this.dispatch({ type: 'explanation-refused', flaw: format(sentence, { length }) });
      }
      const step = await writing.explain(this.services.host, text.trim(), finding, this.checked!, this.time());
      this.dispatch({ type: 'dialog-closed' });
      this.journal(step);
      await this.recheckAfter(step?.edits);
      this.say('explain', { left: this.left() }, step !== null);
      this.dispatch({ type: 'finding-focused', key: null });
    });
  }

  async fill(): Promise<void> {
    await this.work(async () => {
      const engine = await import('./engine');
      const writing = await import('./writing');
      const { binding } = this.checked ?? (await this.checkQuietly());
      if (binding.reports.length === 0) return this.dispatch({ type: 'view-chosen', view: 'check' });
      const task = engine.taskOf(this.current, this.services.now(), binding);
      const { edits, step } = await writing.fill(this.services.host, task, this.journalled());
      this.journal(step);
      await this.recheckAfter(step?.edits);
      if (edits.length === 0) this.say('fillNothing', {}, false);
      else this.say('fill', { count: edits.length }, step !== null);
    });
  }

  async mark(): Promise<void> {
    await this.work(async () => {
      if (!(await this.fresh())) return;
      const { mark } = await import('./writing');
      const views = verdictOf(this.store.state.check)!.findings;
      const texts = new Map(
        views.map((view) => [view.finding, `${this.words.severities[view.severity]}：${view.message}`]),
      );
      const findings = views.map((view) => view.finding);
      const step = await mark(
        this.services.host,
        findings,
        (finding) => texts.get(finding)!,
        this.checked!.snapshot,
        this.journalled(),
      );
      this.journal(step);
      await this.recheckAfter(step?.edits);
      const places = new Set(views.filter((view) => view.cell).map((view) => `${view.sheet}!${view.cell}`));
      this.say('mark', { count: places.size }, step !== null);
    });
  }

  async clearMarks(): Promise<void> {
    await this.work(async () => {
      if (!(await this.fresh())) return;
      const { clearMarks } = await import('./writing');
      const step = await clearMarks(this.services.host, this.checked!.snapshot, this.journalled());
      this.journal(step);
      await this.recheckAfter(step?.edits);
      this.say('clearMarks', {}, step !== null);
    });
  }

  async takeBack(): Promise<void> {
    await this.work(async () => {
      const { journal } = this.store.state;
      const last = journal.at(-1);
      if (last === undefined) return;
      const writing = await import('./writing');
      const rest = await writing.takeBack(this.services.host, journal);
      this.dispatch({ type: 'journal-changed', journal: rest });
      await this.recheckAfter(last.edits);
      const { actions } =
        this.locale === 'en-US' ? await import('../locales/en-US/actions') : await import('../locales/zh-CN/actions');
      this.say('takeBack', { title: actions.titles[last.title] }, rest.length > 0);
    });
  }

  async createReturn(wanted: {
    readonly unit: string;
    readonly year: number;
    readonly quarter: number;
  }): Promise<void> {
    this.dispatch({ type: 'dialog-closed' });
    await this.work(async () => {
      const writing = await import('./writing');
      const { sheet, step } = await writing.addReturn(this.services.host, wanted, this.journalled());
      this.journal(step);
      await this.recheckAfter(step?.edits);
      await this.services.select(sheet, { top: 0, left: 0, bottom: 0, right: 0 });
      this.say('template', { sheet }, step !== null);
    });
  }

  async importFiles(files: readonly ChosenFile[]): Promise<void> {
    if (files.length === 0) return;
    this.dispatch({ type: 'view-chosen', view: 'summary' });
    await this.work(async () => {
      const { importFiles } = await import('./summary-work');
      await importFiles(this, files);
    });
  }

  async removeFile(id: number): Promise<void> {
    await this.work(async () => {
      const { removeFile } = await import('./summary-work');
      await removeFile(this, id);
    });
  }

  /** Who has reported, by the open workbook and the imported files. */
  async lookAround(): Promise<void> {
    await this.work(async () => {
      const { lookAround } = await import('./summary-work');
      await lookAround(this);
    });
  }

  async summarize(): Promise<void> {
    this.dispatch({ type: 'view-chosen', view: 'summary' });
    await this.work(async () => {
      const { makeSummary } = await import('./summary-work');
      await makeSummary(this);
    });
  }

  /** Stops reading files; what was read is left out, and nothing is written. */
  cancelWork(): void {
    this.cancelled = true;
  }

  get isCancelled(): boolean {
    return this.cancelled;
  }

  async chooseLocale(locale: Locale | null): Promise<void> {
    await this.guarded(() => this.services.settings.set(LOCALE_KEY, locale ?? ''));
  }

  async changeSettings(settings: Settings): Promise<void> {
    this.current = settings;
    await this.guarded(() => this.services.settings.set(SETTINGS_KEY, settingsText(settings)));
    const sheets = verdictOf(this.store.state.check)?.sheets.map((sheet) => sheet.name) ?? [];
    this.dispatch({ type: 'sheets-changed', sheets });
  }

  /** One thing after the other: a second one that is asked for meanwhile is not begun. */
  async work(todo: () => Promise<void>): Promise<void> {
    const { state } = this.store;
    if (state.isWorking || state.check.phase === 'checking') return;
    this.cancelled = false;
    this.dispatch({ type: 'work-started' });
    await this.guarded(todo);
    this.dispatch({ type: 'work-ended' });
  }

  async failure(error: unknown): Promise<Failure> {
    return failureOf(error, this.services, this.locale, this.words);
  }

  journalled(): { readonly time: string } {
    return { time: this.time() };
  }

  journal(step: Step | null): void {
    if (step === null) return;
    const journal: Journal = [...this.store.state.journal, step];
    this.dispatch({ type: 'journal-changed', journal });
  }

  say(what: keyof PaneWords['done'], params: Params, canTakeBack: boolean): void {
    const text = format(this.words.done[what], params);
    this.dispatch({ type: 'noticed', notice: { tone: 'done', text, details: '', canTakeBack } });
  }

  time(): string {
    const now = this.services.now();
    const two = (part: number) => String(part).padStart(2, '0');
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`;
  }

  private async guarded(todo: () => Promise<void>): Promise<void> {
    try {
      await todo();
    } catch (error) {
      const { kind, sentence, details } = await this.failure(error);
      this.dispatch({
        type: 'noticed',
        notice: { tone: 'problem', kind, text: sentence, details, canTakeBack: false },
      });
    }
  }

  private left(): number {
    return verdictOf(this.store.state.check)?.findings.length ?? 0;
  }

  private async show(checked: Checked, isAnnounced: boolean): Promise<void> {
    const engine = await import('./engine');
    if (checked.binding.reports.length === 0) {
      this.dispatch({ type: 'no-report-found', sheets: checked.snapshot.sheets.map(({ name }) => name) });
      return;
    }
    const verdict = engine.verdictView(checked, engine.CATALOGUE, await loadFindingWords(this.locale));
    const { done } = this.words;
    const text = verdict.findings.length === 0 ? done.passed : format(done.check, { ...verdict.counts });
    this.dispatch({ type: 'checked', verdict, announcement: isAnnounced ? text : null });
  }

  private sheetChanged(sheet: string): void {
    if (this.checked === null) return;
    this.pending.add(sheet);
    // Excel reports our own writing too, a little later; that alone makes no result look out of date.
    const isOurs = this.store.state.isWorking || this.services.now().getTime() - this.wroteAt < OWN_ECHO;
    if (!isOurs) this.dispatch({ type: 'sheets-changed', sheets: [sheet] });
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => void this.recheckQuietly(), QUIET_TIME);
  }

  /** Sheets that changed by hand are judged anew without a word; while something else runs, that comes first. */
  private async recheckQuietly(): Promise<void> {
    const { check, isWorking } = this.store.state;
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

  /** Judges changed sheets anew before something rests on them; `false` where nothing was checked yet. */
  private async fresh(): Promise<boolean> {
    const { check } = this.store.state;
    if (this.checked === null) return false;
    const stale = check.phase === 'checked' ? check.stale : [];
    const sheets = [...new Set([...this.pending, ...stale])];
    if (sheets.length > 0) await this.recheckSheets(sheets);
    return true;
  }

  private async recheckSheets(sheets: readonly string[]): Promise<void> {
    const engine = await import('./engine');
    const run = this.run;
    for (const sheet of sheets) this.pending.delete(sheet);
    const checked = await engine.recheck(this.services.host, this.checked!, sheets, this.current, this.services.now());
    if (run !== this.run) return;
    this.checked = checked;
    await this.show(checked, false);
  }

  /** After our own writing: only its sheets are read, unless sheets came or went. */
  async recheckAfter(edits: readonly Edit[] = []): Promise<void> {
    if (edits.length === 0) return;
    this.wroteAt = this.services.now().getTime();
    if (this.checked === null) return;
    const sheets = touchedSheets(edits);
    if (sheets !== null) return this.recheckSheets(sheets);
    await this.checkQuietly();
  }

  /** Reads and judges the whole workbook in the midst of other work, which cannot be cancelled. */
  private async checkQuietly(): Promise<Checked> {
    const engine = await import('./engine');
    const watch = { onProgress: () => {}, isCancelled: () => false, breathe: () => Promise.resolve() };
    const checked = await engine.checkWorkbook(this.services.host, this.current, this.services.now(), watch);
    this.checked = checked!;
    await this.show(this.checked, false);
    return this.checked;
  }

  /** The findings as they are now; `null`, with a word, where one is gone because its sheet has changed. */
  private async stillThere(views: readonly FindingView[]): Promise<readonly FindingView[] | null> {
    if (!(await this.fresh())) return null;
    const known = new Map(verdictOf(this.store.state.check)?.findings.map((view) => [view.key, view]));
    const current = views.flatMap((view) => known.get(view.key) ?? []);
    const isSame =
      current.length === views.length && current.every((view, i) => view.fix?.after === views[i]!.fix?.after);
    if (isSame) return current;
    const notice = { tone: 'problem', text: this.words.errors.moved, details: '', canTakeBack: false } as const;
    this.dispatch({ type: 'noticed', notice });
    return null;
  }
}
