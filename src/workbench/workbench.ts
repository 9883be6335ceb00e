import { format } from '../locales/format';
import type { Locale } from '../locales/tag';
import { MemoryHost } from '../hosts/file/memory-host';
import { WorkbookError } from '../ooxml/errors';
import type { Rest } from '../ooxml/steps';
import type { MountedPane } from '../taskpane/mount';
import type { ChosenFile, PaneServices, SettingsStore } from '../taskpane/services';
import { LOCALE_KEY } from '../taskpane/setting-keys';
import { loadErrorWords } from '../taskpane/words';
import { Autosave, type AutosaveTrouble } from './autosave';
import type { Grid, RowSpan } from './grid/grid';
import type { KeptWork, KeptWorkStore } from './kept-work';
import type { OpenTabs } from './open-tabs';
import { rowChange, rowsText, type RowCommand } from './row-changes';
import { WorkbenchDocument, type Refusal } from './workbench-document';
import type { WorkbenchPage } from './workbench-page';

/** Where the workbench keeps things, and what it asks of the machine. */
export interface WorkbenchMachine {
  readonly settings: SettingsStore;
  readonly store: KeptWorkStore;
  readonly tabs: OpenTabs;
  now(): number;
  newId(): string;
  sample(): Promise<Uint8Array>;
  /** A workbook of fifty thousand rows takes seconds to read, and the page answers meanwhile. */
  readonly rest?: Rest;
}

/** One opened workbook with what belongs to it. */
interface Desk {
  readonly id: string;
  readonly document: WorkbenchDocument;
  readonly autosave: Autosave;
  readonly pane: MountedPane;
  release(): void;
  changes: number;
  /** How many changes were made when it was downloaded. */
  downloaded: number;
}

/** Work older than this is not offered any more, in milliseconds. */
const KEPT_FOR = 30 * 24 * 60 * 60 * 1000;

/** Opens workbooks beside the pane, keeps what was not downloaded, and gives them back. */
export class Workbench {
  private desk: Desk | null = null;
  private grid: Promise<Grid> | null = null;
  private showing: Promise<void> = Promise.resolve();
  /** How many workbooks were asked for: the last one counts. */
  private openings = 0;

  constructor(
    private readonly page: WorkbenchPage,
    private readonly machine: WorkbenchMachine,
    private locale: Locale,
  ) {}

  get isUnsaved(): boolean {
    return this.desk !== null && this.desk.changes > this.desk.downloaded;
  }

  /** The pane of the workbook that is open. */
  get pane(): MountedPane | null {
    return this.desk?.pane ?? null;
  }

  /** Opens the sample, and offers what was not downloaded last time. */
  async start(): Promise<void> {
    await this.openSample();
    await this.offerKeptWork();
  }

  async openSample(): Promise<void> {
    const { words } = this.page;
    await this.openNamed(words.sampleName, () => this.machine.sample(), words.opening.sampleFailed);
  }

  /** Files that were chosen or dropped: one is opened, of several the returns are taken into the summary. */
  async take(files: readonly ChosenFile[]): Promise<void> {
    const [first] = files;
    if (first && files.length === 1) return this.openNamed(first.name, () => first.bytes());
    if (files.length === 0) return;
    this.page.showPane();
    await this.desk?.pane.importFiles(files);
  }

  /** What is being typed goes into its cell: the person turns to something else. */
  async endTyping(): Promise<void> {
    await this.desk?.document.endTyping();
  }

  async download(): Promise<void> {
    const { desk } = this;
    if (desk === null) return;
    await this.endTyping();
    const { changes, document } = desk;
    this.page.download(document.fileName, await document.bytes());
    desk.downloaded = changes;
    this.showState();
    if (!this.isUnsaved) await desk.autosave.forget(desk.id);
  }

  /** Keeps at once what the browser does not hold yet: the page may be about to go. */
  async keep(): Promise<void> {
    await this.desk?.autosave.save();
  }

  /** Speaks another language; the pane keeps the choice. */
  async setLocale(locale: Locale): Promise<void> {
    if (this.desk) await this.desk.pane.setLocale(locale);
    else await this.machine.settings.set(LOCALE_KEY, locale);
  }

  /** The language was chosen, in the bar or in the pane. */
  async follow(locale: Locale): Promise<void> {
    this.locale = locale;
    this.page.setLocale(locale);
    this.showState();
    (await this.grid)?.setLocale(locale);
  }

  async setTheme(theme: PaneServices['theme']): Promise<void> {
    (await this.grid)?.setTheme(theme);
  }

  /** The rows that `changeRows` would be about; `null` where none can be changed. */
  selectedRows(): RowSpan | null {
    return this.desk?.document.selectedRows() ?? null;
  }

  /** Puts rows in or takes them out, and offers to take that back until something else is done. */
  async changeRows(command: RowCommand): Promise<void> {
    const { desk, page } = this;
    const rows = this.selectedRows();
    if (desk === null || rows === null) return;
    const change = rowChange(command, rows);
    const takeBack = await desk.document.changeRows(change);
    if (takeBack === null || this.desk !== desk) return;
    const { rows: words } = page.words;
    const done = change.kind === 'delete-rows' ? words.deleted : words.inserted;
    const undo = { label: words.takeBack, run: () => void takeBack() };
    page.say('edit', { tone: 'info', text: format(done, { rows: rowsText(change) }), actions: [undo] });
  }

  private async openNamed(name: string, bytes: () => Promise<Uint8Array>, otherwise?: string): Promise<void> {
    this.page.showFile(name, 'opening');
    try {
      const memory = await this.open(name, bytes, this.machine.newId(), false);
      if (memory === null) return this.showState();
      this.page.say(
        'file',
        memory.writable ? null : { tone: 'info', text: format(this.page.words.readOnly, { file: name }) },
      );
    } catch (error) {
      await this.failed(name, error, otherwise);
    }
  }

  /** `null`: the workbook before stays, because the person wants it so or has chosen another one meanwhile. */
  private async open(
    name: string,
    bytes: () => Promise<Uint8Array>,
    id: string,
    isRestored: boolean,
  ): Promise<MemoryHost | null> {
    this.openings += 1;
    const { openings } = this;
    const memory = await MemoryHost.open(await bytes(), name, this.machine);
    // What cannot be read is found now, while the workbook before is still there; what is done in that meanwhile counts.
    await memory.read();
    await this.endTyping();
    if (openings !== this.openings || !(await this.mayLeave(name))) return null;
    await this.settle(memory, id, isRestored);
    return memory;
  }

  private async failed(name: string, error: unknown, otherwise?: string): Promise<void> {
    const text =
      otherwise ?? format(this.page.words.opening.fileFailed, { file: name, reason: await this.reason(error) });
    this.page.say('file', { tone: 'problem', text });
    this.showState();
  }

  /** Asks where work would be lost; `false`: everything stays as it is. */
  private async mayLeave(next: string): Promise<boolean> {
    const { desk } = this;
    if (desk === null || !this.isUnsaved) return true;
    const choice = await this.page.askToLeave(desk.document.fileName, next);
    if (choice === 'download') await this.download();
    return choice !== 'cancel';
  }

  /** Puts another workbook in the place of the one that is open. */
  private async settle(memory: MemoryHost, id: string, isRestored: boolean): Promise<void> {
    const { page, machine } = this;
    const cleared = this.clear();
    const document = new WorkbenchDocument(memory, {
      onChanged: (by) => this.changed(desk, by),
      onRefused: (refusal) => void this.refused(refusal),
    });
    const autosave = new Autosave(
      machine.store,
      async () => ({ id, fileName: memory.fileName, time: machine.now(), bytes: await document.bytes() }),
      (trouble) => this.troubled(trouble),
    );
    const release = machine.tabs.hold(id);
    const pane = page.mountPane(document, this.locale);
    const desk: Desk = { id, document, autosave, pane, release, changes: isRestored ? 1 : 0, downloaded: 0 };
    this.desk = desk;
    this.showState();
    this.showing = this.showing.then(() => this.showInGrid(document));
    await cleared;
    await pane.ready;
  }

  /** The page is free at once; what the browser keeps goes after it. */
  private async clear(): Promise<void> {
    const { desk } = this;
    this.desk = null;
    this.page.say('edit', null);
    if (desk === null) return;
    desk.document.close();
    desk.pane.unmount();
    await desk.autosave.forget(desk.id);
    desk.autosave.stop();
    desk.release();
  }

  private async showInGrid(document: WorkbenchDocument): Promise<void> {
    if (this.desk?.document !== document) return;
    const { page } = this;
    page.showProgress(0);
    try {
      this.grid ??= page.openGrid(this.locale);
      const grid = await this.grid;
      await document.show(grid, (done, total) => page.showProgress(total === 0 ? 1 : done / total));
      page.say('grid', null);
    } catch {
      this.grid = null;
      page.say('grid', { tone: 'problem', text: page.words.opening.gridFailed });
    } finally {
      page.showProgress(null);
    }
  }

  private changed(desk: Desk, by: 'edits' | 'results'): void {
    desk.changes += 1;
    desk.autosave.changed();
    // Results follow from what was done, and what is said of that still holds.
    if (by === 'edits') this.page.say('edit', null);
    this.showState();
  }

  private async refused(refusal: Refusal): Promise<void> {
    const { refused } = this.page.words;
    const text =
      refusal.kind === 'failed'
        ? format(refused.failed, { reason: await this.reason(refusal.error) })
        : refused[refusal.kind];
    this.page.say('edit', { tone: 'problem', text });
  }

  private troubled(trouble: AutosaveTrouble): void {
    this.page.say('autosave', { tone: 'problem', text: this.page.words.kept[trouble] });
  }

  private showState(): void {
    const { desk, page } = this;
    if (desk === null) return page.showFile('', 'unchanged');
    const { fileName, writable } = desk.document;
    page.showFile(fileName, writable ? (this.isUnsaved ? 'unsaved' : 'unchanged') : 'read-only');
  }

  /** Work of pages that are gone, the newest first; what is too old is thrown away. */
  private async offerKeptWork(): Promise<void> {
    const { machine } = this;
    try {
      const [all, held] = [await machine.store.all(), await machine.tabs.held()];
      const left = all.filter(({ id }) => id !== this.desk?.id && !held.has(id)).sort((a, b) => b.time - a.time);
      const isOld = ({ time }: KeptWork) => machine.now() - time > KEPT_FOR;
      for (const { id } of left.filter(isOld)) await machine.store.remove(id);
      this.offer(left.filter((work) => !isOld(work)));
    } catch {
      // Who has no store is told when there is something to keep.
    }
  }

  /** One after the other: what is restored or discarded makes room for the next. */
  private offer([work, ...rest]: readonly KeptWork[]): void {
    if (!work) return this.page.say('kept', null);
    const { kept } = this.page.words;
    this.page.say('kept', {
      tone: 'info',
      text: format(kept.offer, { file: work.fileName, time: this.page.timeText(work.time) }),
      actions: [
        { label: kept.restore, run: () => void this.restore(work, rest) },
        { label: kept.discard, run: () => void this.discard(work, rest) },
      ],
    });
  }

  private async restore(work: KeptWork, rest: readonly KeptWork[]): Promise<void> {
    const { bytes, fileName, id } = work;
    try {
      if ((await this.open(fileName, () => Promise.resolve(bytes), id, true)) === null) return;
      this.offer(rest);
      this.page.say('file', { tone: 'info', text: format(this.page.words.kept.restored, { file: fileName }) });
    } catch (error) {
      await this.failed(fileName, error);
    }
  }

  private async discard(work: KeptWork, rest: readonly KeptWork[]): Promise<void> {
    await this.machine.store.remove(work.id).catch(() => undefined);
    this.offer(rest);
  }

  /** Why something failed, as a sentence. */
  private async reason(error: unknown): Promise<string> {
    if (!(error instanceof WorkbookError)) return this.page.words.opening.unknown;
    return format((await loadErrorWords(this.locale))[error.code]!, error.params);
  }
}
