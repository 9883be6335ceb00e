import { format } from '../locales/format';
import type { Locale } from '../locales/tag';
import type { WorkbenchWords } from '../locales/zh-CN/workbench';
import { mountPane, type MountedPane } from '../taskpane/mount';
import type { SettingsStore } from '../taskpane/services';
import type { Grid } from './grid/grid';
import { speak } from './speak';
import type { WorkbenchDocument } from './workbench-document';
import type { FileState, LeaveChoice, NoticeKind, PageNotice, WorkbenchPage } from './workbench-page';
import { workbenchServices } from './workbench-services';

const NOTICE_ORDER: readonly NoticeKind[] = ['kept', 'file', 'edit', 'grid', 'autosave'];

/** The page of the workbench in a browser. */
export class BrowserPage implements WorkbenchPage {
  words: WorkbenchWords;
  private readonly notices = new Map<NoticeKind, HTMLElement>();

  constructor(
    private readonly window: Window,
    private readonly settings: SettingsStore,
    private locale: Locale,
  ) {
    this.words = speak(this.document, locale);
  }

  setLocale(locale: Locale): void {
    this.locale = locale;
    this.words = speak(this.document, locale);
    this.element<HTMLSelectElement>('language').value = locale;
  }

  showFile(name: string, state: FileState): void {
    const file = this.element('file');
    file.textContent = name === '' ? this.words.name : name;
    file.title = name;
    delete file.dataset.word;
    this.document.title = name === '' ? this.words.name : `${name} · ${this.words.name}`;
    const shown = this.element('state');
    shown.textContent = name === '' ? '' : this.words.state[state];
    shown.dataset.state = state;
    this.element<HTMLButtonElement>('download').disabled = name === '' || state === 'opening';
  }

  showProgress(share: number | null): void {
    const box = this.element('progress');
    box.hidden = share === null;
    if (share === null) return;
    const percent = Math.floor(share * 100);
    const { cells, grid } = this.words.opening;
    this.element('progress-text').textContent = share === 0 ? grid : format(cells, { percent });
    const bar = box.querySelector('progress')!;
    if (share === 0) bar.removeAttribute('value');
    else bar.value = share;
  }

  say(kind: NoticeKind, notice: PageNotice | null): void {
    this.notices.get(kind)?.remove();
    this.notices.delete(kind);
    if (notice === null) return;
    const shown = this.noticeElement(kind, notice);
    this.notices.set(kind, shown);
    const after = NOTICE_ORDER.slice(NOTICE_ORDER.indexOf(kind) + 1).flatMap((other) => this.notices.get(other) ?? []);
    this.element('notices').insertBefore(shown, after[0] ?? null);
  }

  askToLeave(file: string, next: string): Promise<LeaveChoice> {
    const { ask } = this.words;
    const dialog = this.document.createElement('dialog');
    dialog.className = 'pir-dialog';
    const title = this.text('h2', ask.title);
    title.id = 'ask-title';
    dialog.setAttribute('aria-labelledby', title.id);
    const buttons = this.document.createElement('div');
    buttons.className = 'pir-row pir-dialog-actions';
    dialog.append(title, this.text('p', format(ask.text, { file, next })), buttons);
    return new Promise((resolve) => {
      for (const choice of ['download', 'open', 'cancel'] as const) {
        const button = this.button(ask[choice], () => dialog.close(choice));
        if (choice === 'download') button.classList.add('pir-button-primary');
        buttons.append(button);
      }
      dialog.addEventListener('close', () => {
        dialog.remove();
        resolve((dialog.returnValue || 'cancel') as LeaveChoice);
      });
      this.element('workbench').append(dialog);
      dialog.showModal();
    });
  }

  download(name: string, bytes: Uint8Array): void {
    const link = this.document.createElement('a');
    link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' }));
    link.download = name;
    link.click();
    // The browser takes the content after the click; a minute is plenty.
    this.window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  mountPane(document: WorkbenchDocument, locale: Locale): MountedPane {
    return mountPane(this.element('pane'), workbenchServices(document, this.settings, locale, this.window));
  }

  showPane(shown = true): void {
    this.element('toggle').setAttribute('aria-expanded', String(shown));
    this.document.querySelector('.wb-body')!.toggleAttribute('data-pane', shown);
  }

  async openGrid(locale: Locale): Promise<Grid> {
    const { openGrid } = await import('./grid/univer-grid');
    const { theme } = this.element('workbench').dataset;
    return openGrid(this.element('grid'), {
      locale,
      theme: theme === 'dark' || theme === 'contrast' ? theme : 'light',
    });
  }

  timeText(time: number): string {
    const parts = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
    return new Intl.DateTimeFormat(this.locale, parts).format(time);
  }

  private get document(): Document {
    return this.window.document;
  }

  private element<T extends HTMLElement = HTMLElement>(id: string): T {
    return this.document.getElementById(id) as T;
  }

  private noticeElement(kind: NoticeKind, { tone, text, actions = [] }: PageNotice): HTMLElement {
    const shown = this.document.createElement('div');
    shown.className = `pir-message pir-message-${tone}`;
    shown.setAttribute('role', tone === 'problem' ? 'alert' : 'status');
    const body = this.document.createElement('div');
    body.className = 'pir-message-body';
    body.append(this.text('p', text), ...actions.map(({ label, run }) => this.button(label, run)));
    const close = this.button('×', () => this.say(kind, null));
    close.className = 'pir-icon-button';
    close.setAttribute('aria-label', this.words.close);
    shown.append(body, ...(actions.length === 0 ? [close] : []));
    return shown;
  }

  private button(label: string, run: () => void): HTMLButtonElement {
    const button = this.text('button', label);
    button.type = 'button';
    button.className = 'pir-button';
    button.addEventListener('click', run);
    return button;
  }

  private text<Tag extends 'button' | 'h2' | 'p'>(tag: Tag, text: string): HTMLElementTagNameMap[Tag] {
    const element = this.document.createElement(tag);
    element.textContent = text;
    return element;
  }
}
