import { useState } from 'react';
import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { FindingView } from '../view-models';
import { ModalDialog } from './ModalDialog';

interface FixPreviewProps {
  readonly findings: readonly FindingView[];
  readonly words: PaneWords;
  onApply(findings: readonly FindingView[]): void;
  onClose(): void;
}

/** What is going to be changed, cell by cell; each may be left out. */
export function FixPreview({ findings, words, onApply, onClose }: FixPreviewProps) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = findings.filter((view) => !left.has(view.key));
  const toggle = (key: string) => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    setLeft(next);
  };
  const { fix, list } = words;
  return (
    <ModalDialog title={fix.title} onClose={onClose}>
      <p>{format(fix.lead, { count: findings.length })}</p>
      <ul className="pir-preview" tabIndex={0} aria-label={fix.title}>
        {findings.map((view) => {
          const place = [view.sheet, view.cell].filter((part) => part !== null).join(' ');
          return (
            <li key={view.key}>
              <label>
                <input
                  type="checkbox"
                  checked={!left.has(view.key)}
                  onChange={() => toggle(view.key)}
                  aria-label={format(fix.choose, { place: `${place} ${view.indicator ?? view.rule}` })}
                />
                <span>
                  <b>{place}</b> {view.indicator ?? view.rule}
                </span>
              </label>
              <p className="pir-change">
                {view.indicator !== null && <small>{view.rule} </small>}
                <span className="pir-hidden">{fix.before}</span>
                <del>{view.fix!.before || list.blank}</del>
                <span aria-hidden="true"> → </span>
                <span className="pir-hidden">{fix.after}</span>
                <ins>{view.fix!.after || list.blank}</ins>
              </p>
            </li>
          );
        })}
      </ul>
      <div className="pir-row pir-dialog-actions">
        <button
          type="button"
          className="pir-button pir-button-primary"
          disabled={chosen.length === 0}
          onClick={() => onApply(chosen)}
        >
          {format(fix.apply, { count: chosen.length })}
        </button>
        <button type="button" className="pir-button" onClick={onClose}>
          {words.commands.cancel}
        </button>
      </div>
    </ModalDialog>
  );
}
