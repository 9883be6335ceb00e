import type { Journal } from '../actions/journal';
import type { Step } from '../actions/step';
import { StepError } from '../actions/step-error';
import { rangeFromA1 } from '../core/address';
import { DEFAULT_SETTINGS, type Settings } from '../core/settings';
import type { Locale } from '../locales';
import { format, type Params } from '../locales/format';
import type { PaneWords } from '../locales/zh-CN/pane';
import { Checking } from './checking';
import type { Checked, Terms } from './engine';
import { failureOf } from './failure';
import type { NewReturn } from './new-return';
import type { PaneEvent } from './reducer';
import type { ChosenFile, PaneServices, Unsubscribe } from './services';
import { LOCALE_KEY, SETTINGS_KEY } from './setting-keys';
import { parseSettings, settingsText } from './settings-text';
import { type Failure, type FileRole, type SummaryOptions } from './state';
import type { Store } from './store';
import type { SummaryDesk } from './summary-desk';
import type { FindingView } from './view-models';
import { loadPaneWords } from './words';

/** Everything that a component may ask for. Nothing here throws: what fails is said in the pane. */
export class PaneSession {
  readonly checking = new Checking(this);
  private current: Settings = DEFAULT_SETTINGS;
  private given: Pick<Terms, 'previous' | 'allocation'> = { previous: [], allocation: null };
  private cancelled = false;
  private readonly endings: Unsubscribe[] = [];
  private desk: Promise<SummaryDesk> | null = null;

  constructor(
    readonly services: PaneServices,
    readonly store: Store,
    private spoken: { readonly locale: Locale; readonly words: PaneWords },
  ) {}

  get locale(): Locale {
    return this.spoken.locale;
  }

  get words(): PaneWords {
    return this.spoken.words;
  }

  get settings(): Settings {
    return this.current;
  }

  /** The workbook as it was last read, for views that show more of it. */
  get basis(): Checked | null {
    return this.checking.basis;
  }

  /** What judging rests on besides the workbook. */
  terms(): Terms {
    return { settings: this.current, now: this.services.now(), ...this.given };
  }

  async start(): Promise<void> {
    const { events } = this.services;
    this.endings.push(
      events.onSheetChanged((sheet) => this.checking.sheetChanged(sheet)),
      events.onSheetActivated((sheet) => this.dispatch({ type: 'sheet-activated', sheet })),
      events.onSelectionChanged(({ sheet, row }) => this.dispatch({ type: 'place-changed', sheet, row })),
    );
    await this.guarded(async () => {
      this.current = parseSettings(await this.services.settings.get(SETTINGS_KEY));
      this.dispatch({ type: 'sheet-activated', sheet: await this.services.activeSheet() });
    });
  }

  stop(): void {
    this.checking.stop();
    for (const end of this.endings.splice(0)) end();
  }

  dispatch(event: PaneEvent): void {
    this.store.dispatch(event);
  }

  /** `isAsked`: by the person, who wants to see and hear the outcome. */
  async validate(isAsked = true): Promise<void> {
    if (this.store.state.isWorking) return;
    if (isAsked) this.dispatch({ type: 'view-chosen', view: 'check' });
    await this.checking.validate(isAsked);
  }

  cancelCheck(): void {
    this.checking.cancel();
  }

  async goTo({ sheet, cell }: Pick<FindingView, 'sheet' | 'cell'>): Promise<void> {
    if (sheet === null) return;
    const range = (cell === null ? null : rangeFromA1(cell)) ?? { top: 0, left: 0, bottom: 0, right: 0 };
    await this.guarded(() => this.services.select(sheet, range));
  }

  /** Applies the fixes of these findings; then the focus goes to `next`. */
  async applyFixes(views: readonly FindingView[], next: string | null): Promise<void> {
    this.dispatch({ type: 'dialog-closed' });
    await this.work(async () => (await import('./changing')).applyFixes(this, views, next));
  }

  async writeExplanation(view: FindingView, text: string): Promise<void> {
    await this.work(async () => (await import('./changing')).writeExplanation(this, view, text));
  }

  async fill(): Promise<void> {
    await this.work(async () => (await import('./changing')).fill(this));
  }

  async mark(): Promise<void> {
    await this.work(async () => (await import('./changing')).mark(this));
  }

  async clearMarks(): Promise<void> {
    await this.work(async () => (await import('./changing')).clearMarks(this));
  }

  async takeBack(): Promise<void> {
    await this.work(async () => (await import('./changing')).takeBack(this));
  }

  async createReturn(wanted: NewReturn): Promise<void> {
    this.dispatch({ type: 'dialog-closed' });
    await this.work(async () => (await import('./changing')).createReturn(this, wanted));
  }

  /** `role`: what the person says the files are; `auto`: what they hold decides. */
  async importFiles(files: readonly ChosenFile[], role: FileRole = 'auto'): Promise<void> {
    if (files.length === 0) return;
    this.dispatch({ type: 'view-chosen', view: 'summary' });
    await this.work(async () => (await this.summaryDesk()).importFiles(files, role));
  }

  async removeFiles(ids: readonly number[]): Promise<void> {
    await this.work(async () => (await this.summaryDesk()).removeFiles(ids));
  }

  async chooseOptions(options: Partial<SummaryOptions>): Promise<void> {
    const { summary } = this.store.state;
    this.dispatch({ type: 'summary-changed', summary: { options: { ...summary.options, ...options } } });
    await this.lookAround();
  }

  /** Who has reported, by the open workbook and the imported files. */
  async lookAround(): Promise<void> {
    await this.work(async () => void (await (await this.summaryDesk()).lookAround()));
  }

  async summarize(): Promise<void> {
    this.dispatch({ type: 'view-chosen', view: 'summary' });
    await this.work(async () => (await this.summaryDesk()).make());
  }

  /** Stops reading files; what was read is left out, and nothing is written. */
  cancelWork(): void {
    this.cancelled = true;
  }

  get isCancelled(): boolean {
    return this.cancelled;
  }

  /** Files hold something that findings rest on, too; what is on the screen is judged with it. */
  async give(given: Pick<Terms, 'previous' | 'allocation'>): Promise<void> {
    this.given = given;
    await this.checking.rejudge();
  }

  /** Speaks another language from now on; `null`: the one of the place where the pane runs. */
  async chooseLocale(choice: Locale | null): Promise<void> {
    await this.guarded(async () => {
      const locale = choice ?? this.services.locale;
      this.spoken = { locale, words: await loadPaneWords(locale) };
      this.dispatch({ type: 'language-changed', locale });
      await this.checking.speak();
      await (await this.desk)?.speak();
      await this.services.settings.set(LOCALE_KEY, choice ?? '');
    });
  }

  async changeSettings(settings: Settings): Promise<void> {
    this.current = settings;
    await this.guarded(async () => {
      await this.checking.rejudge();
      await this.services.settings.set(SETTINGS_KEY, settingsText(settings));
    });
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

  complain(text: string): void {
    this.dispatch({ type: 'noticed', notice: { tone: 'problem', text, details: '', canTakeBack: false } });
  }

  time(): string {
    const now = this.services.now();
    const two = (part: number) => String(part).padStart(2, '0');
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    return `${day} ${two(now.getHours())}:${two(now.getMinutes())}`;
  }

  private summaryDesk(): Promise<SummaryDesk> {
    this.desk ??= import('./summary-desk').then(({ SummaryDesk: Desk }) => new Desk(this));
    return this.desk;
  }

  private async guarded(todo: () => Promise<void>): Promise<void> {
    try {
      await todo();
    } catch (error) {
      const { kind, sentence, details } = await this.failure(error);
      // What may have been left behind can be taken back, once Excel answers again.
      const left = error instanceof StepError && error.state === 'uncertain' ? error.step : null;
      if (left !== null && !this.store.state.journal.includes(left)) this.journal(left);
      this.dispatch({
        type: 'noticed',
        notice: { tone: 'problem', kind, text: sentence, details, canTakeBack: left !== null },
      });
    }
  }
}
