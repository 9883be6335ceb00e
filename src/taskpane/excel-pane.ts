import { excelServices } from './excel-services';
import { mountPane, type MountedPane } from './mount';

/** The pane over the workbook that is open in Excel. */
export function openExcelPane(element: HTMLElement): MountedPane {
  return mountPane(element, excelServices());
}
