import type { Chart } from '../../core/edit';
import { escapeAttribute } from '../xml';

/** The namespaces of drawings, as the transitional and the strict standard have them. */
export function drawingNamespaces(
  strict: boolean,
): Readonly<Record<'drawing' | 'main' | 'chart' | 'relationships', string>> {
  const base = strict ? 'http://purl.oclc.org/ooxml/' : 'http://schemas.openxmlformats.org/';
  const year = strict ? '' : '2006/';
  return {
    drawing: `${base}drawingml/${year}spreadsheetDrawing`,
    main: `${base}drawingml/${year}main`,
    chart: `${base}drawingml/${year}chart`,
    relationships: strict ? `${base}officeDocument/relationships` : `${base}officeDocument/2006/relationships`,
  };
}

/** A drawing that holds charts, each over its cells; `ids` are their relationships. */
export function drawingXml(charts: readonly Chart[], ids: readonly string[], strict: boolean): string {
  const spaces = drawingNamespaces(strict);
  const anchors = charts.map((chart, index) => {
    const { top, left, bottom, right } = chart.anchor;
    const corner = (name: string, row: number, column: number): string =>
      `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
    return (
      `<xdr:twoCellAnchor>${corner('from', top, left)}${corner('to', bottom + 1, right + 1)}` +
      '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>' +
      `<xdr:cNvPr id="${index + 2}" name="${escapeAttribute(chart.name)}" descr="${escapeAttribute(chart.altText)}"/>` +
      '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
      `<a:graphic><a:graphicData uri="${spaces.chart}"><c:chart xmlns:c="${spaces.chart}" ` +
      `xmlns:r="${spaces.relationships}" r:id="${ids[index]!}"/></a:graphicData></a:graphic></xdr:graphicFrame>` +
      '<xdr:clientData/></xdr:twoCellAnchor>'
    );
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<xdr:wsDr xmlns:xdr="${spaces.drawing}" xmlns:a="${spaces.main}">${anchors.join('')}</xdr:wsDr>`
  );
}
