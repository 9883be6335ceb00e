import { useId } from 'react';
import { formatPeriod, parsePeriod } from '../../core/period';
import { WENZHOU_2020_93 as CATALOGUE } from '../../core/schema/wenzhou-2020-93';
import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { SummaryOptions, SummaryState } from '../state';

interface SummaryOptionsFormProps {
  readonly summary: SummaryState;
  readonly isBusy: boolean;
  readonly words: PaneWords;
  onChange(options: Partial<SummaryOptions>): void;
}

/** The quarters of the programme. */
const PERIODS = (() => {
  const { start, end } = CATALOGUE.programme;
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))];
  return Array.from({ length: (last - first + 1) * 4 }, (_, index) =>
    parsePeriod(`${first + Math.floor(index / 4)}Q${(index % 4) + 1}`),
  ).flatMap((period) => period ?? []);
})();

/** The city files its own form; it is waited for once that form is there, or where it is chosen. */
const WAITED = CATALOGUE.units.filter(({ kind }) => kind !== 'city').map(({ code }) => code);

/** What may be settled before a summary is made; nothing need be. */
export function SummaryOptionsForm({ summary, isBusy, words, onChange }: SummaryOptionsFormProps) {
  const { options, allocation } = summary;
  const id = useId();
  const expected = new Set(options.expected ?? WAITED);
  const wait = (code: string, isWaited: boolean) => {
    const codes = CATALOGUE.units
      .map((unit) => unit.code)
      .filter((one) => (one === code ? isWaited : expected.has(one)));
    if (codes.length > 0) onChange({ expected: codes });
  };
  const texts = words.summary.options;
  return (
    <details className="pir-details pir-options">
      <summary>{texts.title}</summary>
      <label className="pir-label" htmlFor={`${id}-period`}>
        {texts.period}
      </label>
      <select
        id={`${id}-period`}
        className="pir-select"
        disabled={isBusy}
        value={options.period ?? ''}
        onChange={(event) => onChange({ period: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">{texts.automatic}</option>
        {PERIODS.map((period) => (
          <option key={period.id} value={period.id}>
            {formatPeriod(period)}
          </option>
        ))}
      </select>
      <p className="pir-label">{texts.targets}</p>
      <p className="pir-quiet">
        {allocation === null ? texts.noAllocation : format(texts.allocation, { source: allocation })}
      </p>
      <fieldset className="pir-expected" disabled={isBusy}>
        <legend className="pir-label">{texts.expected}</legend>
        {CATALOGUE.units.map(({ code, name }) => (
          <label key={code} className="pir-choice">
            <input
              type="checkbox"
              checked={expected.has(code)}
              onChange={(event) => wait(code, event.target.checked)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {options.expected !== null && (
        <button type="button" className="pir-link" disabled={isBusy} onClick={() => onChange({ expected: null })}>
          {texts.everyone}
        </button>
      )}
    </details>
  );
}
