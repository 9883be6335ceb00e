import { StepError } from '../../src/actions/step-error';
import { pane } from '../../src/locales/zh-CN/pane';
import { failureOf } from '../../src/taskpane/failure';

const errorWords = () =>
  Promise.resolve({
    AccessDenied: '工作表受保护。',
    InvalidOperationInCellEditMode: '正在编辑。',
    'AccessDenied/uncertain': '工作表受保护，一部分可能已写入。',
    'AccessDenied/restored': '工作表受保护，已经恢复。',
    TooLong: '超过 {limit}。',
  });

function failureWith(key: string | null, params: Record<string, string | number> = {}, known = errorWords) {
  const explainError = () => (key === null ? null : { key, params });
  return failureOf(new TypeError('x is undefined'), { explainError, errorWords: known }, 'zh-CN', pane);
}

test.each([
  ['AccessDenied', 'protected', '工作表受保护。'],
  ['AccessDenied/uncertain', 'protected', '工作表受保护，一部分可能已写入。'],
  ['InvalidOperationInCellEditMode', 'busy', '正在编辑。'],
])('%s is %s: a sentence without details', async (key, kind, sentence) => {
  expect(await failureWith(key)).toEqual({ kind, sentence, details: '' });
});

test.each([
  ['unchanged', '工作表受保护。'],
  ['restored', '工作表受保护，已经恢复。'],
  ['uncertain', '工作表受保护，一部分可能已写入。'],
] as const)('a step that failed and left the workbook %s says so', async (state, sentence) => {
  const step = { title: 'fix', time: '', edits: [], inverse: [] } as const;
  const cause = new Error('AccessDenied');
  const explainError = (error: unknown) => (error === cause ? { key: 'AccessDenied/uncertain', params: {} } : null);
  const error = new StepError(state, step, { cause });
  expect(await failureOf(error, { explainError, errorWords }, 'zh-CN', pane)).toMatchObject({
    kind: 'protected',
    sentence,
  });
});

test('another known error has its sentence, and details for the administrator', async () => {
  const failure = await failureWith('TooLong', { limit: 5 });
  expect(failure).toMatchObject({ kind: 'other', sentence: '超过 5。' });
  expect(failure.details).toContain('TypeError: x is undefined');
});

test('errors of files have their own sentences', async () => {
  expect(await failureWith('empty-file')).toMatchObject({ sentence: '文件是空的（0 字节），请让报送单位重新发送。' });
});

test.each([null, 'NobodyKnows'])('the unknown error %s has a sentence and details', async (key) => {
  const failure = await failureWith(key);
  expect(failure).toMatchObject({ kind: 'other', sentence: pane.failed.unknown });
  expect(failure.details).toContain('x is undefined');
});

test('a busy host without words of its own is still said to be busy', async () => {
  const none = () => Promise.resolve({}) as ReturnType<typeof errorWords>;
  expect(await failureWith('InvalidOperationInCellEditMode', {}, none)).toMatchObject({
    kind: 'busy',
    sentence: pane.failed.busyHint,
  });
});

test('something that is no error is shown as it is', async () => {
  const services = { explainError: () => null };
  expect(await failureOf('gone', services, 'zh-CN', pane)).toMatchObject({ details: 'gone' });
});
