import { format, type Words } from '../locales';
import { WorkbookError } from '../ooxml/errors';
import { OutputError } from './output-error';
import { UsageError } from './usage-error';

/** The sentence of an error; one line, whatever it says. */
export function sentenceOf(error: unknown, texts: Words): string {
  if (error instanceof UsageError) return format(texts.cli.usage[error.key], error.params);
  if (error instanceof WorkbookError) return format(texts.errors[error.code], error.params);
  if (error instanceof OutputError) {
    return format(texts.cli.bad, { file: error.path, reason: sentenceOf(error.cause, texts) });
  }
  const detail = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error ? error.name : 'Error';
  return format(texts.cli.internal, { code, detail: detail.split('\n')[0]!.slice(0, 200) });
}
