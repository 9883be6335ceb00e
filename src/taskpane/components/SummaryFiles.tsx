import { format } from '../../locales/format';
import type { PaneWords } from '../../locales/zh-CN/pane';
import type { FileRole, ImportedFile } from '../state';
import { Icon } from './Icon';

interface SummaryFilesProps {
  readonly files: readonly ImportedFile[];
  readonly isBusy: boolean;
  readonly words: PaneWords;
  onChoose(role: FileRole): void;
  onRemove(ids: readonly number[]): void;
}

/** The files that a person gave: returns, and those of the period before. */
export function SummaryFiles({ files, isBusy, words, onChoose, onRemove }: SummaryFilesProps) {
  const { summary, commands } = words;
  const returns = files.filter((file) => !file.isPrevious);
  const previous = files.filter((file) => file.isPrevious);
  const list = (shown: readonly ImportedFile[]) => (
    <FileList files={shown} isBusy={isBusy} words={words} onRemove={onRemove} />
  );
  return (
    <>
      <section className="pir-section">
        <h2>{summary.files}</h2>
        <p className="pir-quiet">{summary.drop}</p>
        <div className="pir-row">
          <button type="button" className="pir-button" disabled={isBusy} onClick={() => onChoose('auto')}>
            {commands.import}
          </button>
        </div>
        {returns.length > 0 && list(returns)}
      </section>
      <section className="pir-section">
        <h2>{summary.previous}</h2>
        {previous.length === 0 ? (
          <p className="pir-quiet">{summary.previousLead}</p>
        ) : (
          <details className="pir-details pir-previous">
            <summary>
              {format(summary.previousInUse, { count: previous.filter(({ isTaken }) => isTaken).length })}
            </summary>
            {list(previous)}
          </details>
        )}
        <div className="pir-row">
          <button type="button" className="pir-button" disabled={isBusy} onClick={() => onChoose('previous')}>
            {commands.importPrevious}
          </button>
          {previous.length > 0 && (
            <button
              type="button"
              className="pir-link"
              disabled={isBusy}
              onClick={() => onRemove(previous.map(({ id }) => id))}
            >
              {summary.removePrevious}
            </button>
          )}
        </div>
      </section>
    </>
  );
}

function FileList({ files, isBusy, words, onRemove }: Omit<SummaryFilesProps, 'onChoose'>) {
  return (
    <ul className="pir-files">
      {files.map((file) => (
        <li key={file.id}>
          <Icon name={file.isTaken ? 'passed' : 'verify'} className={file.isTaken ? 'pir-passed' : 'pir-verify'} />
          <div>
            <b>{file.name}</b>
            {file.verdicts.map((verdict) => (
              <p key={verdict}>{verdict}</p>
            ))}
          </div>
          <button
            type="button"
            className="pir-icon-button"
            aria-label={format(words.summary.remove, { file: file.name })}
            disabled={isBusy}
            onClick={() => onRemove([file.id])}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
