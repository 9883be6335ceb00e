import type { Diagnostics } from './services';

/** The newest version of each set that this program knows of. */
const SETS: readonly (readonly [name: string, newest: number])[] = [
  ['ExcelApi', 20],
  ['SharedRuntime', 2],
  ['RibbonApi', 2],
  ['DialogApi', 2],
];

/** The part of `Office.context` that is needed. */
export interface DiagnosedContext {
  readonly diagnostics: { readonly host: unknown; readonly version: string; readonly platform: unknown };
  readonly requirements: { isSetSupported(name: string, version: string): boolean };
}

/** What an administrator asks for first. */
export function officeDiagnostics(
  { diagnostics, requirements }: DiagnosedContext,
  page: { querySelector(selector: string): { readonly src: string } | null },
): Diagnostics {
  const requirementSets = SETS.flatMap(([name, newest]) => {
    for (let minor = newest; minor > 0; minor--) {
      if (requirements.isSetSupported(name, `1.${minor}`)) return [[name, `1.${minor}`] as const];
    }
    return [];
  });
  return {
    host: String(diagnostics.host),
    version: diagnostics.version,
    platform: String(diagnostics.platform),
    requirementSets,
    officeJs: page.querySelector('script[src$="/office.js"]')?.src ?? null,
  };
}
