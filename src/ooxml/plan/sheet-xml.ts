import { rangeToA1, toA1, type CellRange } from '../../core/address';
import type { SheetPlan } from '../../core/edit';
import { argb } from '../patch/style-xml';
import { escapeAttribute, toXstring } from '../xml';
import { conditionalFormatsXml } from './conditional-formats';
import { pageXml } from './page';
import { protectionXml } from './protection';
import { validationsXml } from './validations';

/** What a generated sheet needs to know of its workbook. */
export interface SheetXmlContext {
  readonly namespace: string;
  readonly relationships: string;
  dxf(element: string): number;
  /** Tells the sheets apart, for ids that must differ. */
  readonly block: number;
  /** Relationships of its drawing and its tables. */
  readonly drawing: string | null;
  readonly tables: readonly string[];
  readonly isSelected: boolean;
}

/** A worksheet's part without its rows, every section where the schema wants it. */
export function sheetXml(
  plan: SheetPlan,
  context: SheetXmlContext,
): { readonly text: string; readonly dxfs: readonly number[] } {
  const formats = conditionalFormatsXml(
    plan.conditionalFormats ?? [],
    (element) => context.dxf(element),
    context.block,
  );
  const fits = plan.page?.fitToWidth ?? false;
  const tab = plan.tabColor === undefined ? '' : `<tabColor rgb="${argb(plan.tabColor)}"/>`;
  const properties = tab + (fits ? '<pageSetUpPr fitToPage="1"/>' : '');
  const text =
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<worksheet xmlns="${context.namespace}" xmlns:r="${context.relationships}">` +
    (properties === '' ? '' : `<sheetPr>${properties}</sheetPr>`) +
    `<dimension ref="${rangeToA1(usedRange(plan))}"/>` +
    viewXml(plan, context.isSelected) +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    columnsXml(plan.columns) +
    '<sheetData/>' +
    protectionXml(plan.protection) +
    mergesXml(plan.merges ?? []) +
    formats.elements +
    validationsXml(plan.validations ?? []) +
    linksXml(plan) +
    pageXml(plan.page) +
    (context.drawing === null ? '' : `<drawing r:id="${context.drawing}"/>`) +
    tablePartsXml(context.tables) +
    (formats.extension === '' ? '' : `<extLst>${formats.extension}</extLst>`) +
    '</worksheet>';
  return { text, dxfs: formats.dxfs };
}

function usedRange(plan: SheetPlan): CellRange {
  let top = -1;
  let [bottom, left, right] = [0, Infinity, 0];
  plan.rows.forEach((row, index) => {
    row?.forEach((cell, column) => {
      if (!cell) return;
      if (top < 0) top = index;
      bottom = index;
      left = Math.min(left, column);
      right = Math.max(right, column);
    });
  });
  return top < 0 ? { top: 0, bottom: 0, left: 0, right: 0 } : { top, bottom, left, right };
}

function viewXml(plan: SheetPlan, isSelected: boolean): string {
  const grid = plan.showGridlines === false ? ' showGridLines="0"' : '';
  const head = `<sheetViews><sheetView${grid}${isSelected ? ' tabSelected="1"' : ''} workbookViewId="0"`;
  const rows = plan.freeze?.rows ?? 0;
  const columns = plan.freeze?.columns ?? 0;
  if (rows === 0 && columns === 0) return `${head}/></sheetViews>`;
  const pane = rows > 0 ? (columns > 0 ? 'bottomRight' : 'bottomLeft') : 'topRight';
  const split = (columns > 0 ? ` xSplit="${columns}"` : '') + (rows > 0 ? ` ySplit="${rows}"` : '');
  const corner = toA1(rows, columns);
  const others = pane === 'bottomRight' ? '<selection pane="topRight"/><selection pane="bottomLeft"/>' : '';
  return (
    `${head}><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>${others}` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  );
}

/** Excel counts five pixels of padding into a width, and seven pixels for a digit. */
function columnsXml(columns: SheetPlan['columns']): string {
  if (columns.length === 0) return '';
  const elements = columns.map(({ width, hidden }, index) => {
    const stored = Math.trunc(((Math.round(width * 7) + 5) / 7) * 256) / 256;
    return `<col min="${index + 1}" max="${index + 1}" width="${stored}"${hidden ? ' hidden="1"' : ''} customWidth="1"/>`;
  });
  return `<cols>${elements.join('')}</cols>`;
}

function mergesXml(merges: readonly CellRange[]): string {
  const refs = merges.map(rangeToA1).filter((ref) => ref.includes(':'));
  if (refs.length === 0) return '';
  return `<mergeCells count="${refs.length}">${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
}

function linksXml(plan: SheetPlan): string {
  const links = (plan.links ?? []).map(({ row, column, target, tooltip }) => {
    const tip = tooltip === undefined ? '' : ` tooltip="${escapeAttribute(toXstring(tooltip.slice(0, 255)))}"`;
    return `<hyperlink ref="${toA1(row, column)}" location="${escapeAttribute(toXstring(target))}"${tip}/>`;
  });
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`;
}

function tablePartsXml(ids: readonly string[]): string {
  if (ids.length === 0) return '';
  return `<tableParts count="${ids.length}">${ids.map((id) => `<tablePart r:id="${id}"/>`).join('')}</tableParts>`;
}
