import { ExcelError, type WrittenState } from './excel-error';

/** The answer of Excel, or an error once it is overdue: a sync on the web can hang for ever. */
export async function answered(
  answer: Promise<unknown>,
  timeout: number,
  state: WrittenState = 'unchanged',
): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const overdue = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ExcelError('Timeout', state)), timeout);
  });
  await Promise.race([answer, overdue]).finally(() => clearTimeout(timer));
}
