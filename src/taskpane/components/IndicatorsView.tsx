import { useEffect, useMemo, useRef, useState } from 'react';
import type { Indicator } from '../../core/schema/catalogue';
import { WENZHOU_2020_93 as CATALOGUE } from '../../core/schema/wenzhou-2020-93';
import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { PaneSession } from '../session';
import type { PaneState } from '../state';
import { operandsOf } from '../verdict-view';
import { Icon } from './Icon';
import { moveFocus } from './move-focus';

interface IndicatorsViewProps {
  readonly session: PaneSession;
  readonly state: PaneState;
}

/** 指标: the catalogue; the indicator of the selected row stands open at the top. */
export function IndicatorsView({ session, state }: IndicatorsViewProps) {
  const { words } = session;
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const { active, check, isWorking } = state;
  useEffect(() => {
    if (check.phase === 'idle' && !isWorking) void session.validate(false);
  }, [session, check.phase, isWorking]);
  const entry = useMemo(() => entryAt(session, active), [session, active, check]);
  const shown = useMemo(() => searched(search), [search]);
  return (
    <div className="pir-indicators">
      {entry && active && (
        <section className="pir-section pir-here" aria-live="polite">
          <h2>
            {entry.indicator.code} {entry.indicator.name}
          </h2>
          <p className="pir-quiet">
            {format(words.indicators.here, { sheet: active.sheet, row: active.row + 1 })} · {words.indicators.follows}
          </p>
          <dl className="pir-facts">
            {operandsOf(entry).length > 0 && (
              <>
                <dt>{words.indicators.values}</dt>
                {operandsOf(entry).map(([name, text]) => (
                  <dd key={name}>
                    {name}：<b>{text}</b>
                  </dd>
                ))}
              </>
            )}
            <Facts indicator={entry.indicator} words={words} />
          </dl>
        </section>
      )}
      <input
        className="pir-input"
        type="search"
        aria-label={words.indicators.search}
        placeholder={words.indicators.searchHint}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <p className="pir-quiet">
        {shown.length === 0 ? words.indicators.none : format(words.indicators.count, { count: shown.length })}
      </p>
      <ul className="pir-catalogue" ref={list} onKeyDown={(event) => moveFocus(event, list.current)}>
        {shown.map((indicator) => {
          const isOpen = open === indicator.code;
          return (
            <li key={indicator.code}>
              <button
                type="button"
                className="pir-group-button"
                data-item
                aria-expanded={isOpen}
                onClick={() => setOpen(isOpen ? null : indicator.code)}
              >
                <Icon name="chevron" className="pir-chevron" />
                <span className="pir-group-title">
                  <small>{indicator.code}</small> {indicator.name}
                </span>
              </button>
              {isOpen && (
                <dl className="pir-facts">
                  <Facts indicator={indicator} words={words} />
                </dl>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Facts({ indicator, words }: { readonly indicator: Indicator; readonly words: PaneWords }) {
  const { indicators } = words;
  const clause = CATALOGUE.clauses.find(({ id }) => id === indicator.clause);
  const target = `${indicator.target}${indicator.comparison === 'rank_within' ? '' : ` ${indicator.unit}`}`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    [indicators.definition, indicator.verbatim],
    [indicators.target, format(indicators.comparisons[indicator.comparison], { target })],
    [indicators.unit, indicator.unit],
    [indicators.clause, clause && `${clause.id} ${clause.title}`],
    [indicators.inputs, indicator.inputNames?.join(' / ')],
    [indicators.total, indicators.totals[indicator.cityTotal]],
    [indicators.reportedBy, indicators.reporters[indicator.reportedBy]],
    [indicators.departments, indicator.departments.join('、')],
    [indicators.reading, indicator.reading],
    [indicators.note, indicator.note],
  ];
  return facts.map(([name, text]) =>
    text ? (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{text}</dd>
      </div>
    ) : null,
  );
}

function searched(text: string): readonly Indicator[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return CATALOGUE.indicators.filter(({ code, name, departments, verbatim }) => {
    const where = [code, name, verbatim, ...departments].join(' ').toLowerCase();
    return words.every((word) => where.includes(word));
  });
}

function entryAt(session: PaneSession, active: PaneState['active']) {
  if (active === null) return undefined;
  const report = session.basis?.binding.reports.find(({ sheet }) => sheet.name === active.sheet);
  return report && [...report.byCode.values()].find(({ row }) => row === active.row);
}
