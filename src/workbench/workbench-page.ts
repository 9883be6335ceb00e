import type { Locale } from '../locales/tag';
import type { WorkbenchWords } from '../locales/zh-CN/workbench';
import type { MountedPane } from '../taskpane/mount';
import type { Grid } from './grid/grid';
import type { WorkbenchDocument } from './workbench-document';

export type FileState = keyof WorkbenchWords['state'];
export type LeaveChoice = 'download' | 'open' | 'cancel';

/** A sentence under the bar, with what can be done about it. */
export interface PageNotice {
  readonly tone: 'info' | 'problem';
  readonly text: string;
  readonly actions?: readonly { readonly label: string; run(): void }[];
}

/** The page around the grid and the pane, as far as the workbench speaks with it. */
export interface WorkbenchPage {
  /** The words of the language that is spoken now. */
  readonly words: WorkbenchWords;
  setLocale(locale: Locale): void;
  showFile(name: string, state: FileState): void;
  /** How much of the grid is there, 0 … 1; `null`: it is there. */
  showProgress(share: number | null): void;
  /** Replaces the sentence of the same kind; `null` takes it away. */
  say(kind: NoticeKind, notice: PageNotice | null): void;
  /** What is to become of unsaved work before another file opens. */
  askToLeave(file: string, next: string): Promise<LeaveChoice>;
  download(name: string, bytes: Uint8Array): void;
  /** The pane over a workbook, in the place of the one before. */
  mountPane(document: WorkbenchDocument, locale: Locale): MountedPane;
  /** Brings the pane into view where the page has no room for both. */
  showPane(): void;
  openGrid(locale: Locale): Promise<Grid>;
  /** When, in the words of the language. */
  timeText(time: number): string;
}

/** What the sentence is about: one of each kind is seen. */
export type NoticeKind = 'file' | 'edit' | 'kept' | 'autosave' | 'grid';
