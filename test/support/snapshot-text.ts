import type { WorkbookSnapshot } from '../../src/core/snapshot';

/** A snapshot as JSON; sets are marked, and a sheet's absent cells are `null`. */
export function toText(snapshot: WorkbookSnapshot): string {
  return JSON.stringify(snapshot, (_, value: unknown) =>
    value instanceof Set ? { set: [...value] as unknown[] } : value,
  );
}

export function fromText(text: string): WorkbookSnapshot {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('set' in value && Array.isArray(value.set)) return new Set<unknown>(value.set);
    return Array.isArray(value) ? value.map((item: unknown) => item ?? undefined) : value;
  }) as WorkbookSnapshot;
}
