import type { CellRange } from '../core/address';
import type { WorkbookSnapshot } from '../core/snapshot';
import type { Host } from '../hosts/host';
import type { Locale } from '../locales';

/** Ends a subscription; a second call does nothing. */
export type Unsubscribe = () => void;

/** What a person does in the workbook while the pane is open. Changes made by other people's sessions are left out. */
export interface WorkbookEvents {
  onSheetChanged(listener: (sheet: string) => void): Unsubscribe;
  onSheetActivated(listener: (sheet: string) => void): Unsubscribe;
  /** The first cell of the selection. */
  onSelectionChanged(
    listener: (place: { readonly sheet: string; readonly row: number; readonly column: number }) => void,
  ): Unsubscribe;
}

/** A file that a person chose or dropped; nothing leaves the machine. */
export interface ChosenFile {
  readonly name: string;
  bytes(): Promise<Uint8Array>;
}

/** Settings kept on this machine, or in the workbook where the host can; text by key. */
export interface SettingsStore {
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
}

export interface Diagnostics {
  readonly host: string;
  readonly version: string;
  readonly platform: string;
  /** Requirement sets by name with the highest version that is there. */
  readonly requirementSets: readonly (readonly [string, string])[];
  /** Where office.js came from; `null` without it. */
  readonly officeJs: string | null;
}

/**
 * Everything the pane asks of the place where it runs. Excel and the workbench each give one;
 * tests give one over a workbook in memory.
 */
export interface PaneServices {
  readonly host: Host;
  readonly events: WorkbookEvents;
  readonly settings: SettingsStore;
  /** The clock of the machine. */
  now(): Date;
  readonly locale: Locale;
  readonly theme: 'light' | 'dark' | 'contrast';
  onThemeChanged(listener: (theme: PaneServices['theme']) => void): Unsubscribe;
  activeSheet(): Promise<string>;
  select(sheet: string, range: CellRange): Promise<void>;
  /** Reads a chosen file of any accepted format; rejects with a `WorkbookError`. Loads the reader when first called. */
  readFile(file: ChosenFile): Promise<WorkbookSnapshot>;
  diagnostics(): Promise<Diagnostics>;
  /** Key of a sentence for an error of this host, with what fills its holes; `null`: unknown here. */
  explainError(
    error: unknown,
  ): { readonly key: string; readonly params: Readonly<Record<string, string | number>> } | null;
  /** The sentences of this host's own errors by key; absent: those of files (`errors`) are all. */
  errorWords?(locale: Locale): Promise<Readonly<Record<string, string>>>;
}
