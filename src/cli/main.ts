import { fileSystemError } from '../hosts/file/save';
import { words } from '../locales';
import { WorkbookError } from '../ooxml/errors';
import { languageOf } from './arguments';
import { OutputError } from './output-error';
import { run } from './run';
import { sentenceOf } from './sentence';

const argv = process.argv.slice(2);

// A reader that has seen enough (`| head`) closes the pipe: that is its right, and no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  const cause = fileSystemError(error, 'stdout');
  const shown = cause instanceof WorkbookError ? new OutputError('stdout', cause) : cause;
  process.stderr.write(`${sentenceOf(shown, words(languageOf(argv)))}\n`);
  process.exit(2);
});
process.stderr.on('error', () => {});

// A file is written in one synchronous step, so that an interrupt that is handled never leaves half of one behind.
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

void run(argv, {
  cwd: process.cwd(),
  watched: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? 80,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then((status) => {
  process.exitCode = status;
});
