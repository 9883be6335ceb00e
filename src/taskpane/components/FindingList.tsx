import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { FindingGroup } from '../group-findings';
import type { PaneState } from '../state';
import type { Counts, FindingView } from '../view-models';
import type { CheckActions } from './check-actions';
import { FindingItem } from './FindingItem';
import { Icon, SeverityIcon } from './Icon';
import { moveFocus } from './move-focus';

interface FindingListProps {
  readonly groups: readonly FindingGroup[];
  readonly explained: readonly FindingView[];
  readonly isSheets: boolean;
  readonly activeSheet: string | null;
  readonly focus: PaneState['focus'];
  readonly isWorking: boolean;
  readonly words: PaneWords;
  readonly actions: CheckActions;
}

/** More than anybody reads at once; the rest is one press away, so that long lists stay quick. */
const SHOWN_AT_ONCE = 40;

export function FindingList(props: FindingListProps) {
  const { groups, explained, focus, words } = props;
  const list = useRef<HTMLDivElement>(null);
  /** What the person has opened or closed by hand; otherwise the group of the active sheet, or the first, is open. */
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [shown, setShown] = useState<ReadonlyMap<string, number>>(new Map());
  const firstOpen =
    groups.find((group) => props.isSheets && group.key === props.activeSheet && group.findings.length > 0) ??
    groups.find((group) => group.findings.length > 0);
  const isOpen = (key: string) => toggled.get(key) ?? (key === firstOpen?.key || groups.length === 1);
  const order = groups.flatMap((group) => group.findings);

  useEffect(() => {
    if (focus.turn === 0) return;
    const wanted = focus.key === null ? null : list.current?.querySelector(`[data-key="${CSS.escape(focus.key)}"]`);
    const target = wanted ?? list.current?.querySelector('[data-key]') ?? list.current?.querySelector('[data-item]');
    if (target instanceof HTMLElement) target.focus();
  }, [focus]);

  const onKeyDown = (event: KeyboardEvent) => moveFocus(event, list.current);
  const toggle = (key: string) => setToggled(new Map(toggled).set(key, !isOpen(key)));

  return (
    <div className="pir-list" role="region" aria-label={words.list.findings} ref={list} onKeyDown={onKeyDown}>
      {groups.map((group) => {
        const limit = shown.get(group.key) ?? SHOWN_AT_ONCE;
        const rest = group.findings.length - limit;
        return (
          <section key={group.key} className="pir-group">
            <GroupHead
              group={group}
              isOpen={isOpen(group.key)}
              isSheets={props.isSheets}
              words={words}
              onToggle={() => toggle(group.key)}
            />
            {isOpen(group.key) && group.findings.length > 0 && (
              <ul className="pir-findings">
                {group.findings.slice(0, limit).map((view) => (
                  <FindingItem
                    key={view.key}
                    view={view}
                    showsSheet={!props.isSheets}
                    isWorking={props.isWorking}
                    words={words}
                    actions={props.actions}
                    nextKey={nextOf(order, view)}
                  />
                ))}
              </ul>
            )}
            {isOpen(group.key) && rest > 0 && (
              <button
                type="button"
                className="pir-link pir-more"
                onClick={() => setShown(new Map(shown).set(group.key, limit + SHOWN_AT_ONCE))}
              >
                {format(words.list.more, { count: Math.min(rest, SHOWN_AT_ONCE) })}
              </button>
            )}
          </section>
        );
      })}
      {explained.length > 0 && (
        <details className="pir-explained">
          <summary>{format(words.list.explained, { count: explained.length })}</summary>
          <ul className="pir-findings">
            {explained.slice(0, SHOWN_AT_ONCE).map((view) => (
              <li key={view.key} className="pir-finding">
                <p className="pir-finding-place">
                  {[view.sheet, view.cell, view.indicator ?? view.rule].filter((part) => part !== null).join(' · ')}
                </p>
                <p>{view.explanation}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function nextOf(order: readonly FindingView[], view: FindingView): string | null {
  const at = order.indexOf(view);
  return (order[at + 1] ?? order[at - 1])?.key ?? null;
}

interface GroupHeadProps {
  readonly group: FindingGroup;
  readonly isOpen: boolean;
  readonly isSheets: boolean;
  readonly words: PaneWords;
  onToggle(): void;
}

function GroupHead({ group, isOpen, isSheets, words, onToggle }: GroupHeadProps) {
  const title = group.title ?? (isSheets ? words.list.elsewhere : words.list.wholeSheet);
  if (group.findings.length === 0) {
    return (
      <h2 className="pir-group-head pir-group-passed">
        <span className="pir-group-title">
          {title} <small>{group.detail}</small>
        </span>
        <span className="pir-tally">
          <Icon name="passed" />
          {words.list.sheetPassed}
        </span>
      </h2>
    );
  }
  return (
    <h2 className="pir-group-head">
      <button type="button" className="pir-group-button" data-item aria-expanded={isOpen} onClick={onToggle}>
        <Icon name="chevron" className="pir-chevron" />
        <span className="pir-group-title">
          {title} <small>{group.detail}</small>
        </span>
        <Tally counts={group.counts} words={words} />
      </button>
    </h2>
  );
}

function Tally({ counts, words }: { readonly counts: Counts; readonly words: PaneWords }) {
  return (
    <span className="pir-tally">
      {(['mandatory', 'verify', 'notice'] as const).map((severity) =>
        counts[severity] === 0 ? null : (
          <span key={severity} className="pir-tally-one">
            <SeverityIcon severity={severity} />
            <span className="pir-hidden">{words.severities[severity]}</span> {counts[severity]}
          </span>
        ),
      )}
    </span>
  );
}
