import { useMemo } from 'react';
import type { Severity } from '../../core/finding';
import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import { groupFindings } from '../group-findings';
import type { GroupBy, PaneState } from '../state';
import type { VerdictView } from '../view-models';
import type { CheckActions } from './check-actions';
import { FindingList } from './FindingList';
import { Icon, SeverityIcon } from './Icon';

interface ResultsProps {
  readonly verdict: VerdictView;
  readonly isBusy: boolean;
  readonly state: PaneState;
  readonly words: PaneWords;
  readonly actions: CheckActions;
}

const SEVERITIES: readonly Severity[] = ['mandatory', 'verify', 'notice'];
const GROUPINGS: readonly GroupBy[] = ['sheet', 'rule', 'indicator'];

/** The verdict on the workbook: counts, filters and the list of findings. */
export function Results({ verdict, isBusy, state, words, actions }: ResultsProps) {
  const { filter, isWorking, focus, active } = state;
  const groups = useMemo(() => groupFindings(verdict, filter), [verdict, filter]);
  const safe = verdict.findings.filter((view) => view.fix?.safe);
  const passed = sum(verdict.sheets.map((sheet) => sheet.passed));
  const isPassed = verdict.findings.length === 0;
  return (
    <div className="pir-results" aria-busy={isBusy}>
      {isPassed ? (
        <section className="pir-empty pir-all-passed">
          <Icon name="passed" />
          <h2>{words.state.passed}</h2>
          <p>
            {format(words.state.passedHint, {
              sheets: verdict.sheets.length,
              rows: sum(verdict.sheets.map((sheet) => sheet.rows)),
            })}
          </p>
          <div className="pir-row">
            <button type="button" className="pir-button" disabled={isWorking} onClick={actions.fill}>
              {words.commands.fill}
            </button>
          </div>
        </section>
      ) : (
        <div className="pir-filters">
          <div className="pir-chips" role="group" aria-label={words.list.filter}>
            {SEVERITIES.map((severity) => (
              <button
                key={severity}
                type="button"
                className="pir-chip"
                aria-pressed={filter.severities.includes(severity)}
                title={words.severityHints[severity]}
                onClick={() => actions.toggleSeverity(severity)}
              >
                <SeverityIcon severity={severity} />
                {words.severities[severity]} <b>{verdict.counts[severity]}</b>
              </button>
            ))}
            <span className="pir-chip-passed">
              <Icon name="passed" />
              {words.passedRows} <b>{passed}</b>
            </span>
          </div>
          <div className="pir-filter-row">
            <select
              className="pir-select"
              aria-label={words.list.groupBy}
              value={filter.groupBy}
              onChange={(event) => actions.group(GROUPINGS.find((by) => by === event.target.value)!)}
            >
              {GROUPINGS.map((by) => (
                <option key={by} value={by}>
                  {words.list.by[by]}
                </option>
              ))}
            </select>
            <input
              className="pir-input"
              type="search"
              aria-label={words.list.search}
              placeholder={words.list.searchHint}
              value={filter.search}
              onChange={(event) => actions.search(event.target.value)}
            />
          </div>
        </div>
      )}
      {groups.length > 0 && (
        <FindingList
          groups={groups}
          explained={verdict.explained}
          isSheets={filter.groupBy === 'sheet'}
          activeSheet={active?.sheet ?? null}
          focus={focus}
          isWorking={isWorking || isBusy}
          words={words}
          actions={actions}
        />
      )}
      {groups.length === 0 && (
        <p className="pir-quiet">
          {words.list.none}{' '}
          <button type="button" className="pir-link" onClick={actions.clearFilter}>
            {words.list.clear}
          </button>
        </p>
      )}
      <div className="pir-footer">
        {safe.length > 0 && (
          <div className="pir-footer-row">
            <span>{format(words.fix.ready, { count: safe.length })}</span>
            <button
              type="button"
              className="pir-button pir-button-strong"
              disabled={isWorking || isBusy}
              onClick={() => actions.openFixes(safe)}
            >
              {words.commands.previewAndFix}
            </button>
          </div>
        )}
        {(!isPassed || verdict.marked) && (
          <div className="pir-footer-row pir-footer-marks">
            {!isPassed && (
              <button type="button" className="pir-link" disabled={isWorking || isBusy} onClick={actions.mark}>
                {words.commands.mark}
              </button>
            )}
            {verdict.marked && (
              <button type="button" className="pir-link" disabled={isWorking || isBusy} onClick={actions.clearMarks}>
                {words.commands.clearMarks}
              </button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
