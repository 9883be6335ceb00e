import { rangeToA1 } from '../../../core/address';
import type { SheetPlan } from '../../../core/edit';
import { columnsToA1, rowsToA1 } from '../addresses';
import { work, type Work } from '../work';

const ORIENTATION = { portrait: 'Portrait', landscape: 'Landscape' } as const;

/** How the sheet is printed. */
export function pageWork({ name, page }: SheetPlan): Work[] {
  if (!page) return [];
  return [
    work(2000, ({ workbook }) => {
      const layout = workbook.worksheets.getItem(name).pageLayout;
      layout.paperSize = page.paper;
      layout.orientation = ORIENTATION[page.orientation];
      if (page.fitToWidth) layout.zoom = { horizontalFitToPages: 1 };
      if (page.repeatRows) layout.setPrintTitleRows(`$${rowsToA1(...page.repeatRows).replace(':', ':$')}`);
      if (page.repeatColumns) layout.setPrintTitleColumns(`$${columnsToA1(...page.repeatColumns).replace(':', ':$')}`);
      if (page.printArea) layout.setPrintArea(rangeToA1(page.printArea));
      const texts = layout.headersFooters.defaultForAllPages;
      if (page.header?.left !== undefined) texts.leftHeader = page.header.left;
      if (page.header?.center !== undefined) texts.centerHeader = page.header.center;
      if (page.header?.right !== undefined) texts.rightHeader = page.header.right;
      if (page.footer?.left !== undefined) texts.leftFooter = page.footer.left;
      if (page.footer?.center !== undefined) texts.centerFooter = page.footer.center;
      if (page.footer?.right !== undefined) texts.rightFooter = page.footer.right;
      if (page.margins) layout.setPrintMargins('Centimeters', page.margins);
      if (page.centerHorizontally !== undefined) layout.centerHorizontally = page.centerHorizontally;
      const breaks = workbook.worksheets.getItem(name).horizontalPageBreaks;
      for (const row of page.rowBreaks ?? []) breaks.add(`A${row + 1}`);
    }),
  ];
}
