import { useId, useState } from 'react';
import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { FindingView } from '../view-models';
import { ModalDialog } from './ModalDialog';

interface ExplainDialogProps {
  readonly view: FindingView;
  /** Why the last text was not taken. */
  readonly flaw: string | null;
  readonly length: number;
  readonly isWorking: boolean;
  readonly words: PaneWords;
  onWrite(text: string): void;
  onClose(): void;
}

/** Ctrl+Enter writes, as it checks elsewhere in the pane. */
export function ExplainDialog({ view, flaw, length, isWorking, words, onWrite, onClose }: ExplainDialogProps) {
  const [text, setText] = useState(view.explanation ?? '');
  const id = useId();
  const { explain, commands } = words;
  return (
    <ModalDialog title={commands.explain} onClose={onClose}>
      <p>
        <b>
          {view.sheet} {view.cell}
        </b>{' '}
        {view.indicator ?? view.rule}
      </p>
      <p>{view.message}</p>
      <label className="pir-label" htmlFor={id}>
        {explain.label}
      </label>
      <textarea
        id={id}
        className="pir-input pir-textarea"
        rows={4}
        value={text}
        aria-describedby={flaw === null ? `${id}-hint` : `${id}-hint ${id}-flaw`}
        aria-invalid={flaw !== null}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            event.stopPropagation();
            onWrite(text);
          }
        }}
      />
      <p id={`${id}-hint`} className="pir-quiet">
        {format(view.asksForReason ? explain.reasonHint : explain.hint, { length })}
      </p>
      {flaw !== null && (
        <p id={`${id}-flaw`} className="pir-flaw">
          {flaw}
        </p>
      )}
      <div className="pir-row pir-dialog-actions">
        <button
          type="button"
          className="pir-button pir-button-primary"
          disabled={isWorking}
          onClick={() => onWrite(text)}
        >
          {commands.writeExplanation}
        </button>
        <button type="button" className="pir-button" onClick={onClose}>
          {commands.cancel}
        </button>
      </div>
    </ModalDialog>
  );
}
