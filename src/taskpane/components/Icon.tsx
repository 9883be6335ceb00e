import type { Severity } from '../../core/finding';

const PATHS = {
  /** Shapes differ, so that colour never says it alone. */
  mandatory:
    'M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2L5.2 1Zm.3 3.4L4.4 5.5 6.9 8l-2.5 2.5 1.1 1.1L8 9.1l2.5 2.5 1.1-1.1L9.1 8l2.5-2.5-1.1-1.1L8 6.9 5.5 4.4Z',
  verify: 'M8 1.2 15.4 14.5H.6L8 1.2Zm-.8 4.6v4.4h1.6V5.8H7.2Zm0 5.5v1.6h1.6v-1.6H7.2Z',
  notice: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm-.8 6v4.6h1.6V7H7.2Zm0-2.8v1.6h1.6V4.2H7.2Z',
  passed: 'm6.3 12.6-4-4 1.2-1.2 2.8 2.8 6.2-6.2 1.2 1.2-7.4 7.4Z',
  chevron: 'm6 3.5 4.5 4.5L6 12.5l-1-1L8.5 8 5 4.5l1-1Z',
  close: 'm4.2 3.1 3.8 3.8 3.8-3.8 1.1 1.1L9.1 8l3.8 3.8-1.1 1.1L8 9.1l-3.8 3.8-1.1-1.1L6.9 8 3.1 4.2l1.1-1.1Z',
  sheet:
    'M2 2h12v12H2V2Zm1.4 1.4v2.4h3V3.4h-3Zm4.4 0v2.4h4.8V3.4H7.8Zm-4.4 3.8v2h3v-2h-3Zm4.4 0v2h4.8v-2H7.8Zm-4.4 3.4v2h3v-2h-3Zm4.4 0v2h4.8v-2H7.8Z',
  missing: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1Zm0 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z',
} as const;

export type IconName = keyof typeof PATHS;

/** Drawn beside words that say the same, so it is hidden from screen readers. */
export function Icon({ name, className = '' }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg className={`pir-icon ${className}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fillRule="evenodd" />
    </svg>
  );
}

export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  return <Icon name={severity} className={`pir-${severity}`} />;
}
