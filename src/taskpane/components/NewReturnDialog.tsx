import { useId, useState } from 'react';
import type { Catalogue } from '../../core/schema/catalogue';
import type { PaneWords } from '../../locales/zh-CN/pane';
import { ModalDialog } from './ModalDialog';

export interface NewReturn {
  readonly unit: string;
  readonly year: number;
  readonly quarter: number;
}

interface NewReturnDialogProps {
  readonly catalogue: Catalogue;
  /** Offered at first: the quarter that has just ended. */
  readonly today: Date;
  readonly words: PaneWords;
  onCreate(wanted: NewReturn): void;
  onClose(): void;
}

const QUARTERS = ['1', '2', '3', '4'] as const;

/** The quarter that ended last, kept within the years of the programme. */
function latest(today: Date, first: number, last: number): { readonly year: number; readonly quarter: number } {
  const ended = new Date(today.getFullYear(), today.getMonth() - (today.getMonth() % 3), 0);
  if (ended.getFullYear() > last) return { year: last, quarter: 4 };
  if (ended.getFullYear() < first) return { year: first, quarter: 1 };
  return { year: ended.getFullYear(), quarter: Math.floor(ended.getMonth() / 3) + 1 };
}

export function NewReturnDialog({ catalogue, today, words, onCreate, onClose }: NewReturnDialogProps) {
  const first = Number(catalogue.programme.start.slice(0, 4));
  const last = Number(catalogue.programme.end.slice(0, 4));
  const [unit, setUnit] = useState(catalogue.units[0]?.code ?? '');
  const [period, setPeriod] = useState(() => latest(today, first, last));
  const id = useId();
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const { newReturn } = words;
  return (
    <ModalDialog title={newReturn.title} onClose={onClose}>
      <label className="pir-label" htmlFor={`${id}-unit`}>
        {newReturn.unit}
      </label>
      <select id={`${id}-unit`} className="pir-select" value={unit} onChange={(event) => setUnit(event.target.value)}>
        {catalogue.units.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <div className="pir-pair">
        <div>
          <label className="pir-label" htmlFor={`${id}-year`}>
            {newReturn.year}
          </label>
          <select
            id={`${id}-year`}
            className="pir-select"
            value={period.year}
            onChange={(event) => setPeriod({ ...period, year: Number(event.target.value) })}
          >
            {years.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </div>
        <div>
          <label className="pir-label" htmlFor={`${id}-quarter`}>
            {newReturn.quarter}
          </label>
          <select
            id={`${id}-quarter`}
            className="pir-select"
            value={period.quarter}
            onChange={(event) => setPeriod({ ...period, quarter: Number(event.target.value) })}
          >
            {QUARTERS.map((quarter) => (
              <option key={quarter} value={quarter}>
                {newReturn.quarters[quarter]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="pir-row pir-dialog-actions">
        <button type="button" className="pir-button pir-button-primary" onClick={() => onCreate({ unit, ...period })}>
          {newReturn.create}
        </button>
        <button type="button" className="pir-button" onClick={onClose}>
          {words.commands.cancel}
        </button>
      </div>
    </ModalDialog>
  );
}
