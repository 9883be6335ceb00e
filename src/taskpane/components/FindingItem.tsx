import { useId, useState } from 'react';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { FindingView } from '../view-models';
import type { CheckActions } from './check-actions';
import { fixLabel } from './fix-label';
import { SeverityIcon } from './Icon';

interface FindingItemProps {
  readonly view: FindingView;
  readonly showsSheet: boolean;
  readonly isWorking: boolean;
  readonly nextKey: string | null;
  readonly words: PaneWords;
  readonly actions: CheckActions;
}

/** One finding: where, which indicator, what is and what should be; one thing to press first. */
export function FindingItem({ view, showsSheet, isWorking, nextKey, words, actions }: FindingItemProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { commands, list } = words;
  const where = [showsSheet ? view.sheet : null, view.cell ?? list.wholeSheet].filter((part) => part !== null);
  const canGo = view.sheet !== null;
  return (
    <li className={`pir-finding pir-edge-${view.severity}`}>
      <button
        type="button"
        className="pir-finding-head"
        data-item
        data-key={view.key}
        onClick={() => canGo && actions.goTo(view)}
      >
        <span className="pir-finding-place">
          <b>{where.join(' ')}</b> {view.code} {view.indicator ?? view.rule}
        </span>
        <span className="pir-severity">
          <SeverityIcon severity={view.severity} />
          {words.severities[view.severity]}
        </span>
      </button>
      <p className="pir-finding-message">{view.message}</p>
      <div className="pir-row">
        {view.fix && (
          <button
            type="button"
            className="pir-button pir-button-strong"
            disabled={isWorking}
            title={`${view.fix.before || list.blank} → ${view.fix.after || list.blank}`}
            onClick={() => actions.fix(view, nextKey)}
          >
            {fixLabel(view.fix, words)}
          </button>
        )}
        {view.explanation !== null && (
          <button
            type="button"
            className={view.fix ? 'pir-button' : 'pir-button pir-button-strong'}
            disabled={isWorking}
            onClick={() => actions.openExplanation(view)}
          >
            {commands.explain}
          </button>
        )}
        {canGo && (
          <button type="button" className="pir-button" onClick={() => actions.goTo(view)}>
            {commands.goTo}
          </button>
        )}
        <button
          type="button"
          className="pir-button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {commands.clause}
        </button>
      </div>
      <div id={id} className="pir-clause" hidden={!isOpen}>
        {isOpen && (
          <dl>
            {view.operands.length > 0 && (
              <>
                <dt>{list.operands}</dt>
                {view.operands.map(([name, text]) => (
                  <dd key={name}>
                    {name}：<b>{text}</b>
                  </dd>
                ))}
              </>
            )}
            <dt>{list.why}</dt>
            <dd>{view.why}</dd>
            {view.clause && (
              <>
                <dt>{list.document}</dt>
                <dd lang="zh-CN">
                  {view.clause.id} {view.clause.title}
                </dd>
                <dd lang="zh-CN" className="pir-quote">
                  {view.clause.verbatim}
                </dd>
              </>
            )}
          </dl>
        )}
      </div>
    </li>
  );
}
