import { rangeToA1 } from '../../core/address';
import type { ConditionalFormat } from '../../core/edit';
import { argb } from '../patch/style-xml';
import { escapeText, toXstring } from '../xml';

/** The rules of a sheet, and what of them stands in its extension list. */
export interface ConditionalFormatsXml {
  readonly elements: string;
  /** For `extLst`; `''` without data bars. */
  readonly extension: string;
  readonly dxfs: readonly number[];
}

const X14 = 'http://schemas.microsoft.com/office/spreadsheetml/2009/9/main';
const XM = 'http://schemas.microsoft.com/office/excel/2006/main';

/** Earlier rules win. `block` tells the sheets of a workbook apart, for the ids of their data bars. */
export function conditionalFormatsXml(
  formats: readonly ConditionalFormat[],
  dxf: (element: string) => number,
  block: number,
): ConditionalFormatsXml {
  const dxfs: number[] = [];
  const bars: string[] = [];
  const elements = formats.map((format, index) => {
    const sqref = rangeToA1(format.range);
    const priority = index + 1;
    let rule: string;
    if (format.type === 'expression') {
      const id = dxf(differentialXml(format));
      dxfs.push(id);
      rule = `<cfRule type="expression" dxfId="${id}" priority="${priority}"><formula>${escapeText(toXstring(format.formula))}</formula></cfRule>`;
    } else if (format.type === 'color-scale') {
      const points = format.points.map(({ at }) =>
        typeof at === 'number' ? `<cfvo type="num" val="${at}"/>` : `<cfvo type="${at}"/>`,
      );
      const colors = format.points.map(({ color }) => `<color rgb="${argb(color)}"/>`);
      rule = `<cfRule type="colorScale" priority="${priority}"><colorScale>${points.join('')}${colors.join('')}</colorScale></cfRule>`;
    } else {
      const id = barId(block, index);
      bars.push(barXml(id, format.color, sqref));
      rule =
        `<cfRule type="dataBar" priority="${priority}"><dataBar><cfvo type="min"/><cfvo type="max"/>` +
        `<color rgb="${argb(format.color)}"/></dataBar><extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" ` +
        `xmlns:x14="${X14}"><x14:id>${id}</x14:id></ext></extLst></cfRule>`;
    }
    return `<conditionalFormatting sqref="${sqref}">${rule}</conditionalFormatting>`;
  });
  const extension =
    bars.length === 0
      ? ''
      : `<ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="${X14}">` +
        `<x14:conditionalFormattings>${bars.join('')}</x14:conditionalFormattings></ext>`;
  return { elements: elements.join(''), extension, dxfs };
}

function differentialXml(format: Extract<ConditionalFormat, { type: 'expression' }>): string {
  const color = format.color === undefined ? '' : `<color rgb="${argb(format.color)}"/>`;
  const bold = format.bold ? '<b/>' : '';
  const font = bold + color === '' ? '' : `<font>${bold}${color}</font>`;
  const fill =
    format.fill === undefined
      ? ''
      : `<fill><patternFill patternType="solid"><fgColor rgb="${argb(format.fill)}"/><bgColor rgb="${argb(format.fill)}"/></patternFill></fill>`;
  return `<dxf>${font}${fill}</dxf>`;
}

/** The bar as Excel 2010 and later draw it: plain, from zero, its longest filling the cell. */
function barXml(id: string, color: string, sqref: string): string {
  return (
    `<x14:conditionalFormatting xmlns:xm="${XM}"><x14:cfRule type="dataBar" id="${id}">` +
    '<x14:dataBar minLength="0" maxLength="100" gradient="0"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/>' +
    `<x14:fillColor rgb="${argb(color)}"/><x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/>` +
    `</x14:dataBar></x14:cfRule><xm:sqref>${sqref}</xm:sqref></x14:conditionalFormatting>`
  );
}

function barId(block: number, index: number): string {
  const number = (block * 65_536 + index).toString(16).toUpperCase().padStart(12, '0');
  return `{DA7ABA50-0000-4000-8000-${number}}`;
}
