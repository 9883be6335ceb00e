import type { Protection } from '../../core/edit';

/** What the file calls `formatCells="0"` is that formatting cells is allowed. */
export function protectionXml(protection: Protection | undefined): string {
  if (!protection) return '';
  const allowed = (['formatCells', 'formatColumns', 'formatRows', 'sort', 'autoFilter'] as const)
    .filter((name) => protection[name])
    .map((name) => ` ${name}="0"`);
  return `<sheetProtection sheet="1" objects="1" scenarios="1"${allowed.join('')}/>`;
}
