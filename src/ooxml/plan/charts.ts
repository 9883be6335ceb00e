import { quoteSheetName, type CellRange } from '../../core/address';
import type { Chart } from '../../core/edit';
import { isError, type CellValue } from '../../core/snapshot';
import { escapeAttribute, escapeText, toXstring } from '../xml';
import { drawingNamespaces } from './drawing';
import { absolute } from './page';

/** What a chart shows before its cells are read: the values as they are now. */
export type ValueAt = (sheet: string, row: number, column: number) => CellValue;

/** A chart's part. `home` is the sheet that it stands on; `block` tells the axes of charts apart. */
export function chartXml(chart: Chart, home: string, valueAt: ValueAt, block: number, strict: boolean): string {
  const spaces = drawingNamespaces(strict);
  const sheet = chart.sheet ?? home;
  const axes = [block * 16 + 100_001, block * 16 + 100_002] as const;
  const legend = chart.legend ?? 'bottom';
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<c:chartSpace xmlns:c="${spaces.chart}" xmlns:a="${spaces.main}" xmlns:r="${spaces.relationships}">` +
    '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>' +
    titleXml(chart.title, 1400, true) +
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>' +
    groupXml(chart, sheet, valueAt, axes) +
    axesXml(chart, axes) +
    '<c:spPr><a:noFill/></c:spPr></c:plotArea>' +
    (legend === 'none'
      ? ''
      : `<c:legend><c:legendPos val="${legend === 'right' ? 'r' : 'b'}"/><c:overlay val="0"/></c:legend>`) +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr>' +
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="900"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>' +
    '<c:printSettings><c:headerFooter/><c:pageMargins b="0.75" l="0.7" r="0.7" t="0.75" header="0.3" footer="0.3"/><c:pageSetup/></c:printSettings>' +
    '</c:chartSpace>'
  );
}

/** Colours that are told apart in print and by colour-blind people, for series without their own. */
const PALETTE = ['2F75B5', 'ED7D31', '7F7F7F', 'FFC000', '5B9BD5', '70AD47', '264478', '9E480E'];

function groupXml(chart: Chart, sheet: string, valueAt: ValueAt, axes: readonly [number, number]): string {
  const isLine = chart.type === 'line';
  const series = chart.series
    .map((one, index) => {
      const color = one.color?.slice(1) ?? PALETTE[index % PALETTE.length]!;
      const name = { top: one.name.row, bottom: one.name.row, left: one.name.column, right: one.name.column };
      const shape = isLine
        ? `<c:spPr><a:ln w="28575" cap="rnd"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill><a:round/></a:ln></c:spPr>` +
          `<c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></c:spPr></c:marker>`
        : `<c:spPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>`;
      return (
        `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${textReference(sheet, name, valueAt)}</c:tx>${shape}` +
        labelsXml(chart) +
        `<c:cat>${textReference(sheet, chart.categories, valueAt)}</c:cat>` +
        `<c:val>${numberReference(sheet, one.values, valueAt, chart.valueFormat)}</c:val>` +
        `${isLine ? '<c:smooth val="0"/>' : ''}</c:ser>`
      );
    })
    .join('');
  const ids = axes.map((id) => `<c:axId val="${id}"/>`).join('');
  if (isLine) {
    return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${ids}</c:lineChart>`;
  }
  const direction = chart.type.endsWith('column') ? 'col' : 'bar';
  const grouping = chart.type.startsWith('percent')
    ? 'percentStacked'
    : chart.type.startsWith('stacked')
      ? 'stacked'
      : 'clustered';
  const overlap = grouping === 'clustered' ? '' : '<c:overlap val="100"/>';
  return (
    `<c:barChart><c:barDir val="${direction}"/><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series}` +
    `<c:gapWidth val="60"/>${overlap}${ids}</c:barChart>`
  );
}

function axesXml(chart: Chart, [category, value]: readonly [number, number]): string {
  const isBar = chart.type.endsWith('bar');
  const format = chart.valueFormat ?? (chart.type.startsWith('percent') ? '0%' : 'General');
  const max = chart.valueMax === undefined ? '' : `<c:max val="${chart.valueMax}"/>`;
  const line = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="BFBFBF"/></a:solidFill></a:ln></c:spPr>';
  return (
    // Bars are read from the top down, as the rows of the table are.
    `<c:catAx><c:axId val="${category}"/><c:scaling><c:orientation val="${isBar ? 'maxMin' : 'minMax'}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${isBar ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${line}` +
    `<c:crossAx val="${value}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>` +
    '<c:tickLblSkip val="1"/>' +
    '<c:noMultiLvlLbl val="0"/></c:catAx>' +
    `<c:valAx><c:axId val="${value}"/><c:scaling><c:orientation val="minMax"/>${max}</c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${isBar ? 'b' : 'l'}"/><c:majorGridlines><c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="E7E6E6"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>` +
    (chart.valueTitle === undefined ? '' : titleXml(chart.valueTitle, 900, false)) +
    `<c:numFmt formatCode="${escapeAttribute(format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>` +
    `<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val="${category}"/>` +
    `<c:crosses val="${isBar ? 'max' : 'autoZero'}"/><c:crossBetween val="between"/></c:valAx>`
  );
}

function titleXml(title: string, size: number, bold: boolean): string {
  const weight = `b="${bold ? 1 : 0}"`;
  return (
    '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>' +
    `<a:p><a:pPr><a:defRPr sz="${size}" ${weight}/></a:pPr><a:r><a:rPr lang="zh-CN" sz="${size}" ${weight}/>` +
    `<a:t>${escapeText(plain(title))}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}

function labelsXml(chart: Chart): string {
  if (!chart.dataLabels) return '';
  const format =
    chart.valueFormat === undefined
      ? ''
      : `<c:numFmt formatCode="${escapeAttribute(chart.valueFormat)}" sourceLinked="0"/>`;
  return (
    `<c:dLbls>${format}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:showLegendKey val="0"/><c:showVal val="1"/>` +
    '<c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
  );
}

function textReference(sheet: string, range: CellRange, valueAt: ValueAt): string {
  const points = valuesOf(sheet, range, valueAt).map((value, index) => {
    if (value === null) return '';
    const text = isError(value) ? value.error : String(value);
    return `<c:pt idx="${index}"><c:v>${escapeText(toXstring(text))}</c:v></c:pt>`;
  });
  return `<c:strRef><c:f>${formulaOf(sheet, range)}</c:f><c:strCache><c:ptCount val="${points.length}"/>${points.join('')}</c:strCache></c:strRef>`;
}

function numberReference(sheet: string, range: CellRange, valueAt: ValueAt, format = 'General'): string {
  const points = valuesOf(sheet, range, valueAt).map((value, index) =>
    typeof value === 'number' && Number.isFinite(value) ? `<c:pt idx="${index}"><c:v>${value}</c:v></c:pt>` : '',
  );
  return (
    `<c:numRef><c:f>${formulaOf(sheet, range)}</c:f><c:numCache><c:formatCode>${escapeText(format)}</c:formatCode>` +
    `<c:ptCount val="${points.length}"/>${points.join('')}</c:numCache></c:numRef>`
  );
}

function formulaOf(sheet: string, range: CellRange): string {
  return escapeText(`${quoteSheetName(sheet)}!${absolute(range)}`);
}

function valuesOf(sheet: string, range: CellRange, valueAt: ValueAt): CellValue[] {
  const values: CellValue[] = [];
  for (let row = range.top; row <= range.bottom; row += 1) {
    for (let column = range.left; column <= range.right; column += 1) values.push(valueAt(sheet, row, column));
  }
  return values;
}

/** Text of a drawing knows no escapes for what XML cannot hold. */
function plain(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    ' ',
  );
}
