import type { Binding } from './bind';
import type { Report } from './report';

/**
 * Beside a return that says whose it is, a table of indicators that says nothing of the kind is a table of something
 * else (figures of a chart, a list of projects), and a form without a figure is one still to be filled in.
 */
export function setAside(binding: Binding): Binding {
  if (!binding.reports.some(({ unit }) => unit !== null)) return binding;
  const asides = new Set(binding.reports.filter(isAside));
  if (asides.size === 0) return binding;
  return {
    reports: binding.reports.filter((report) => !asides.has(report)),
    matrices: binding.matrices,
    ignored: [...binding.ignored, ...[...asides].map(({ sheet }) => sheet.name)],
  };
}

function isAside(report: Report): boolean {
  if (report.stamp || report.unit !== null || report.period !== null) return false;
  const parts = Object.values(report.identity).filter((part) => part !== null);
  if (!hasFigures(report)) return parts.every(({ text }) => text === '');
  // Nearly the whole form is a return whose head was lost, and that is worth asking about.
  return parts.length === 0 && report.byCode.size < report.missing.length;
}

function hasFigures({ byCode }: Report): boolean {
  for (const { actual, numerator, denominator } of byCode.values()) {
    if ([actual, numerator, denominator].some((reading) => reading && reading.number.kind !== 'blank')) return true;
  }
  return false;
}
