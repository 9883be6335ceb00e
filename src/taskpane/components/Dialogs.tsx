import { ExplainDialog } from './ExplainDialog';
import { FixPreview } from './FixPreview';
import { NewReturnDialog, type NewReturn } from './NewReturnDialog';
import type { Catalogue } from '../../core/schema/catalogue';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { Dialog } from '../state';
import type { FindingView } from '../view-models';

interface DialogsProps {
  readonly dialog: Dialog;
  readonly catalogue: Catalogue;
  readonly today: Date;
  readonly explanationLength: number;
  readonly isWorking: boolean;
  readonly words: PaneWords;
  onFix(findings: readonly FindingView[]): void;
  onExplain(view: FindingView, text: string): void;
  onCreate(wanted: NewReturn): void;
  onClose(): void;
}

/** The dialog that is open; loaded with the first one. */
export function Dialogs(props: DialogsProps) {
  const { dialog, words, onClose } = props;
  switch (dialog.kind) {
    case 'fix':
      return <FixPreview findings={dialog.findings} words={words} onApply={props.onFix} onClose={onClose} />;
    case 'explain':
      return (
        <ExplainDialog
          view={dialog.finding}
          flaw={dialog.flaw}
          length={props.explanationLength}
          isWorking={props.isWorking}
          words={words}
          onWrite={(text) => props.onExplain(dialog.finding, text)}
          onClose={onClose}
        />
      );
    case 'new-return':
      return (
        <NewReturnDialog
          catalogue={props.catalogue}
          today={props.today}
          words={words}
          onCreate={props.onCreate}
          onClose={onClose}
        />
      );
  }
}
