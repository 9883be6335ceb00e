import { buildZip } from './build-zip';

/** One sheet of a workbook in a test. */
export interface SheetSource {
  readonly name: string;
  /** What stands within `<sheetData>`. */
  readonly rows?: string;
  /** What stands before and after `<sheetData>`: `<cols>`, `<mergeCells>`, … */
  readonly before?: string;
  readonly after?: string;
  /** The whole part instead. */
  readonly xml?: string;
  readonly state?: 'hidden' | 'veryHidden';
  /** Relationships of the sheet: `[id, type's last segment, target]`. */
  readonly relationships?: readonly (readonly [string, string, string])[];
  readonly type?: 'worksheet' | 'chartsheet' | 'dialogsheet';
}

export interface WorkbookSource {
  readonly sheets: readonly SheetSource[];
  /** The inner XML of each `<si>`, or plain text. */
  readonly sharedStrings?: readonly string[];
  /** What stands within `<styleSheet>`; by default one cell format. */
  readonly styles?: string | null;
  /** What stands within `<definedNames>`. */
  readonly names?: string;
  /** Attributes of `<workbookPr>`. */
  readonly properties?: string;
  /** More parts, or other content for those above; `null` leaves one out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Content types of further parts by name. */
  readonly contentTypes?: Readonly<Record<string, string>>;
  /** Namespaces and relationship types of the strict standard. */
  readonly strict?: boolean;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relationships: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const PLAIN_STYLES =
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>';

/** Relationships as a part: `[id, type's last segment, target]`. */
export function relationshipsXml(list: readonly (readonly [string, string, string])[], strict = false): string {
  const base = (strict ? STRICT : TRANSITIONAL).relationships;
  const items = list.map(([id, type, target]) => {
    const mode = /^[a-z]+:/.test(target) ? ' TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="${base}/${type}" Target="${target}"${mode}/>`;
  });
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

/** The parts of a whole, valid workbook, in the order in which Excel writes them. */
export function workbookParts(source: WorkbookSource): Record<string, string | Uint8Array> {
  const space = source.strict ? STRICT : TRANSITIONAL;
  const namespaces = `xmlns="${space.main}" xmlns:r="${space.relationships}"`;
  const sheetType = (sheet: SheetSource): string => sheet.type ?? 'worksheet';
  const sheetPart = (sheet: SheetSource, index: number): string => `${sheetType(sheet)}s/sheet${index + 1}.xml`;
  const parts: Record<string, string | Uint8Array | null> = {};
  const overrides: [string, string][] = [['xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`]];
  const links: [string, string, string][] = [];
  parts['[Content_Types].xml'] = '';
  parts['_rels/.rels'] = relationshipsXml([['rId1', 'officeDocument', 'xl/workbook.xml']], source.strict);

  source.sheets.forEach((sheet, index) => {
    const part = `xl/${sheetPart(sheet, index)}`;
    const data = sheet.type === undefined ? `<sheetData>${sheet.rows ?? ''}</sheetData>` : '';
    parts[part] =
      sheet.xml ??
      `${XML}<${sheetType(sheet)} ${namespaces}>${sheet.before ?? ''}${data}${sheet.after ?? ''}</${sheetType(sheet)}>`;
    overrides.push([part, `${SPREADSHEET}.${sheetType(sheet)}+xml`]);
    links.push([`rId${index + 1}`, sheetType(sheet), sheetPart(sheet, index)]);
    if (sheet.relationships) {
      parts[`xl/${sheetType(sheet)}s/_rels/sheet${index + 1}.xml.rels`] = relationshipsXml(
        sheet.relationships,
        source.strict,
      );
    }
  });
  const list = source.sheets.map(
    (sheet, index) =>
      `<sheet name="${escapeXml(sheet.name)}" sheetId="${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${index + 1}"/>`,
  );
  const properties = source.properties ? `<workbookPr ${source.properties}/>` : '';
  const names = source.names ? `<definedNames>${source.names}</definedNames>` : '';
  parts['xl/workbook.xml'] =
    `${XML}<workbook ${namespaces}>${properties}<sheets>${list.join('')}</sheets>${names}</workbook>`;
  if (source.styles !== null) {
    parts['xl/styles.xml'] = `${XML}<styleSheet xmlns="${space.main}">${source.styles ?? PLAIN_STYLES}</styleSheet>`;
    overrides.push(['xl/styles.xml', `${SPREADSHEET}.styles+xml`]);
    links.push(['rIdStyles', 'styles', 'styles.xml']);
  }
  if (source.sharedStrings) {
    const items = source.sharedStrings.map(
      (text) => `<si>${text.startsWith('<') ? text : `<t>${escapeXml(text)}</t>`}</si>`,
    );
    parts['xl/sharedStrings.xml'] =
      `${XML}<sst xmlns="${space.main}" count="${items.length}" uniqueCount="${items.length}">${items.join('')}</sst>`;
    overrides.push(['xl/sharedStrings.xml', `${SPREADSHEET}.sharedStrings+xml`]);
    links.push(['rIdStrings', 'sharedStrings', 'sharedStrings.xml']);
  }
  parts['xl/_rels/workbook.xml.rels'] = relationshipsXml(links, source.strict);
  overrides.push(...Object.entries(source.contentTypes ?? {}));
  parts['[Content_Types].xml'] =
    `${XML}<Types xmlns="${PACKAGE}/content-types">` +
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>` +
    overrides.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('') +
    `</Types>`;
  Object.assign(parts, source.parts);
  return Object.fromEntries(
    Object.entries(parts).filter((entry): entry is [string, string | Uint8Array] => entry[1] !== null),
  );
}

/** The bytes of a whole, valid workbook. */
export function buildXlsx(source: WorkbookSource): Uint8Array {
  return zipParts(workbookParts(source));
}

/** The bytes of a workbook of one sheet. */
export function buildSheet(
  rows: string,
  more: Omit<SheetSource, 'name' | 'rows'> & Omit<WorkbookSource, 'sheets'> = {},
): Uint8Array {
  return buildXlsx({ ...more, sheets: [{ ...more, name: 'Sheet1', rows }] });
}

/** Zips parts as they are. */
export function zipParts(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  return buildZip(Object.entries(parts).map(([name, content]) => ({ name, content })));
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
