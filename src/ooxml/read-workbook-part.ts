import type { DefinedName, SheetVisibility } from '../core/snapshot';
import { WorkbookError } from './errors';
import type { OpcPackage } from './package';
import { detach, fromXstring, XmlScanner } from './xml';

/** What the workbook part says: its sheets in their order, its names, and where its common parts lie. */
export interface WorkbookPart {
  readonly part: string;
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly DefinedName[];
  /** Dates count from 1904. */
  readonly date1904: boolean;
  /** Part names; `null` where the workbook has none. */
  readonly styles: string | null;
  readonly sharedStrings: string | null;
  readonly theme: string | null;
}

export interface SheetEntry {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly part: string;
  /** Charts and dialogs are sheets without cells. */
  readonly hasCells: boolean;
}

export function readWorkbookPart(pkg: OpcPackage): WorkbookPart {
  const part = pkg.mainPart();
  const relationships = pkg.relationships(part).filter((each) => !each.external);
  const byId = new Map(relationships.map((each) => [each.id, each]));
  const common = (type: string): string | null => {
    const found = relationships.find((each) => each.type.endsWith(`/${type}`));
    return found && pkg.has(found.target) ? found.target : null;
  };
  const sheets: SheetEntry[] = [];
  const names: (Omit<DefinedName, 'sheet'> & { readonly sheetIndex: number | null })[] = [];
  let date1904 = false;

  const scanner = new XmlScanner(pkg.xml(part), part);
  while (scanner.next()) {
    if (scanner.kind === 'close') continue;
    if (scanner.name === 'workbookPr') date1904 = isTrue(scanner.attribute('date1904'));
    else if (scanner.name === 'sheet') {
      const relationship = byId.get(scanner.prefixed('id') ?? '');
      if (!relationship || !pkg.has(relationship.target)) {
        throw new WorkbookError('broken-package', { part: relationship?.target ?? part });
      }
      const state = scanner.attribute('state');
      sheets.push({
        name: fromXstring(scanner.attribute('name') ?? ''),
        visibility: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        part: relationship.target,
        hasCells: relationship.type.endsWith('/worksheet'),
      });
    } else if (scanner.name === 'definedName') {
      const index = scanner.attribute('localSheetId');
      names.push({
        name: fromXstring(scanner.attribute('name') ?? ''),
        sheetIndex: index === null ? null : Number(index),
        hidden: isTrue(scanner.attribute('hidden')),
        formula: detach(scanner.content()),
      });
    } else if (scanner.name === 'extLst') scanner.skip();
  }
  return {
    part,
    sheets,
    names: names.flatMap(({ sheetIndex, ...name }) => {
      const sheet = sheetIndex === null ? null : sheets[sheetIndex]?.name;
      return sheet === undefined ? [] : [{ name: name.name, sheet, formula: name.formula, hidden: name.hidden }];
    }),
    date1904,
    styles: common('styles'),
    sharedStrings: common('sharedStrings'),
    theme: common('theme'),
  };
}

export function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
