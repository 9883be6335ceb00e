import { run } from './run';

// A reader that has seen enough (`| head`) closes the pipe: that is its right, and no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});
process.stderr.on('error', () => {});

// A file is written in one synchronous step, so that an interrupt that is handled never leaves half of one behind.
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

void run(process.argv.slice(2), {
  cwd: process.cwd(),
  watched: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? 80,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
}).then((status) => {
  process.exitCode = status;
});
