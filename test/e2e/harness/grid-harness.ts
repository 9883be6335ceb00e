import { rangeFromA1 } from '../../../src/core/address';
import type { Edit } from '../../../src/core/edit';
import { MemoryHost } from '../../../src/hosts/file/memory-host';
import type { CalculatedCell, GridSheet } from '../../../src/workbench/grid/grid';
import type { GridView } from '../../../src/workbench/grid/grid-view';

/** What a test may ask of the grid alone; what it told is kept in order. */
export interface GridHarness {
  readonly edits: (readonly Edit[])[];
  readonly calculated: CalculatedCell[];
  readonly activated: string[];
  readonly selected: { readonly sheet: string; readonly row: number; readonly column: number }[];
  readonly progress: (readonly [number, number])[];
  /** The longest stretches that held the page, in milliseconds. */
  readonly longTasks: number[];
  readonly grid: GridView;
  readonly host: MemoryHost;
  show(file: string): Promise<void>;
  select(sheet: string, range: string): void;
  /** Applies edits of ours to the package and shows the sheets. */
  apply(edits: readonly Edit[], sheets: readonly string[]): Promise<void>;
}

declare global {
  interface Window {
    gridHarness: GridHarness;
  }
}

async function main(): Promise<void> {
  const query = new URLSearchParams(location.search);
  const longTasks: number[] = [];
  new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((entry) => entry.duration))).observe({
    type: 'longtask',
    buffered: true,
  });
  const { openGrid } = await import('../../../src/workbench/grid/univer-grid');
  const asked = query.get('theme');
  const theme = asked === 'dark' || asked === 'contrast' ? asked : 'light';
  const grid = await openGrid(document.getElementById('grid')!, {
    locale: query.get('lang') === 'en-US' ? 'en-US' : 'zh-CN',
    theme,
  });
  let host = MemoryHost.blank('new.xlsx');
  const sheetsOf = async (names?: readonly string[]): Promise<GridSheet[]> => {
    const { sheets } = await host.read({ ...(names && { sheets: names }) });
    const looks = await host.looks(names);
    return sheets.map((snapshot, index) => ({ snapshot, look: looks[index]! }));
  };
  const harness: GridHarness = {
    edits: [],
    calculated: [],
    activated: [],
    selected: [],
    progress: [],
    longTasks,
    grid,
    get host() {
      return host;
    },
    async show(file) {
      const response = await fetch(`/files/${encodeURIComponent(file)}`);
      host = await MemoryHost.open(new Uint8Array(await response.arrayBuffer()), file);
      const { names } = await host.read();
      const editable = host.writable && query.get('editable') !== 'no';
      await grid.show({ sheets: await sheetsOf(), names, editable }, (done, total) => {
        harness.progress.push([done, total]);
      });
    },
    select(sheet, range) {
      grid.select(sheet, rangeFromA1(range)!);
    },
    async apply(edits, names) {
      await host.apply(edits);
      const { sheets } = await host.read();
      await grid.refresh(
        await sheetsOf(names),
        sheets.map((sheet) => sheet.name),
      );
    },
  };
  grid.onEdit((edits) => harness.edits.push(edits));
  grid.onCalculated((cells) => harness.calculated.push(...cells));
  grid.onSheetActivated((sheet) => harness.activated.push(sheet));
  grid.onSelectionChanged((place) => harness.selected.push(place));
  window.gridHarness = harness;
  const file = query.get('file');
  if (file !== null) await harness.show(file);
  document.documentElement.dataset['ready'] = '';
}

void main();
