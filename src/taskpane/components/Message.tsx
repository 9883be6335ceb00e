import type { ReactNode } from 'react';
import type { PaneWords } from '../../locales/zh-CN/pane';
import { Icon } from './Icon';

interface MessageProps {
  readonly tone: 'done' | 'problem' | 'stale';
  readonly title?: string;
  readonly text: string;
  readonly details?: string;
  readonly words: PaneWords;
  readonly children?: ReactNode;
  onCopy?(text: string): void;
  onClose?(): void;
}

const ICONS = { done: 'passed', problem: 'mandatory', stale: 'verify' } as const;

/** One sentence on what happened, with what can be done about it. */
export function Message({ tone, title, text, details = '', words, children, onCopy, onClose }: MessageProps) {
  return (
    <div className={`pir-message pir-message-${tone}`}>
      <Icon name={ICONS[tone]} />
      <div className="pir-message-body">
        {title !== undefined && <strong>{title}</strong>}
        <p>{text}</p>
        {details !== '' && (
          <details>
            <summary>{words.failed.details}</summary>
            <pre tabIndex={0}>{details}</pre>
            {onCopy && (
              <button type="button" className="pir-button" onClick={() => onCopy(details)}>
                {words.commands.copyDetails}
              </button>
            )}
          </details>
        )}
        {children && <div className="pir-row">{children}</div>}
      </div>
      {onClose && (
        <button type="button" className="pir-icon-button" aria-label={words.commands.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
