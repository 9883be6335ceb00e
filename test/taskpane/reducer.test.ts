import { reduce, type PaneEvent } from '../../src/taskpane/reducer';
import { INITIAL_STATE, verdictOf as shown, type PaneState } from '../../src/taskpane/state';
import { findingOf, verdictOf } from './verdict-of';

const VERDICT = verdictOf([findingOf('鹿城!I12', 'mandatory')], ['鹿城', '龙湾']);
const FAILURE = { kind: 'busy', sentence: '请先结束编辑。', details: '' } as const;

function after(...events: readonly PaneEvent[]): PaneState {
  return events.reduce(reduce, INITIAL_STATE);
}

const CHECKED: PaneEvent = { type: 'checked', verdict: VERDICT, announcement: '校验完成' };

test('a check goes from reading over counting to its verdict, which is announced', () => {
  const started = after({ type: 'check-started' });
  expect(started.check).toEqual({ phase: 'checking', done: 0, total: null, before: null });
  const counting = reduce(started, { type: 'check-progressed', done: 1, total: 2 });
  expect(counting.check).toEqual({ phase: 'checking', done: 1, total: 2, before: null });
  const done = reduce(counting, CHECKED);
  expect(done.check).toEqual({ phase: 'checked', verdict: VERDICT, stale: [] });
  expect(done.announcement).toEqual({ text: '校验完成', turn: 1 });
});

test('the last verdict stays on the screen while a new one is made, and when that fails', () => {
  const again = after(CHECKED, { type: 'check-started' });
  expect(shown(again.check)).toBe(VERDICT);
  const failed = reduce(again, { type: 'check-failed', failure: FAILURE });
  expect(failed.check).toEqual({ phase: 'failed', failure: FAILURE, before: VERDICT });
  expect(failed.announcement.text).toBe('请先结束编辑。');
});

test('a cancelled first check leaves nothing; a later one leaves the verdict as out of date', () => {
  const cancel: PaneEvent = { type: 'check-cancelled', text: '已取消' };
  expect(after({ type: 'check-started' }, cancel).check).toEqual({ phase: 'idle' });
  expect(after(CHECKED, { type: 'check-started' }, cancel).check).toEqual({
    phase: 'checked',
    verdict: VERDICT,
    stale: ['鹿城', '龙湾'],
  });
});

test('progress that comes after the end changes nothing', () => {
  const done = after(CHECKED);
  expect(reduce(done, { type: 'check-progressed', done: 1, total: 2 })).toBe(done);
});

test('a changed sheet is named once, and only beside a verdict', () => {
  const change: PaneEvent = { type: 'sheets-changed', sheets: ['鹿城'] };
  expect(after(CHECKED, change, change).check).toMatchObject({ stale: ['鹿城'] });
  expect(after(change)).toBe(INITIAL_STATE);
});

test('a severity that is chosen twice is chosen no more; clearing keeps the grouping', () => {
  const toggle: PaneEvent = { type: 'severity-toggled', severity: 'verify' };
  expect(after(toggle).filter.severities).toEqual(['verify']);
  expect(after(toggle, toggle).filter.severities).toEqual([]);
  const filtered = after(toggle, { type: 'searched', text: 'x' }, { type: 'grouped', by: 'rule' });
  expect(reduce(filtered, { type: 'filter-cleared' }).filter).toEqual({ groupBy: 'rule', search: '', severities: [] });
});

test('the row that is selected is kept when its sheet is activated again', () => {
  const placed = after({ type: 'place-changed', sheet: '鹿城', row: 7 });
  expect(reduce(placed, { type: 'sheet-activated', sheet: '鹿城' }).active).toEqual({ sheet: '鹿城', row: 7 });
  expect(reduce(placed, { type: 'sheet-activated', sheet: '龙湾' }).active).toEqual({ sheet: '龙湾', row: -1 });
});

test('a refused explanation says why in the dialog and aloud; without the dialog it is not said', () => {
  const finding = findingOf('鹿城!I12', 'verify');
  const refusal: PaneEvent = { type: 'explanation-refused', flaw: '太短了' };
  const open = after({ type: 'dialog-opened', dialog: { kind: 'explain', finding, flaw: null } });
  expect(reduce(open, refusal)).toMatchObject({ dialog: { flaw: '太短了' }, announcement: { text: '太短了' } });
  expect(after(refusal)).toBe(INITIAL_STATE);
});

test('the same words said twice are two announcements', () => {
  const notice = { tone: 'done', text: '已修复', details: '', canTakeBack: true } as const;
  const said: PaneEvent = { type: 'noticed', notice };
  expect(after(said).announcement).toEqual({ text: '已修复', turn: 1 });
  expect(after(said, said).announcement).toEqual({ text: '已修复', turn: 2 });
  expect(after(said, { type: 'work-started' }).notice).toBeNull();
});

test.each<[PaneEvent, Partial<PaneState>]>([
  [{ type: 'view-chosen', view: 'more' }, { view: 'more' }],
  [{ type: 'no-report-found', sheets: ['说明'] }, { check: { phase: 'no-report', sheets: ['说明'] } }],
  [{ type: 'work-started' }, { isWorking: true }],
  [{ type: 'work-ended' }, { isWorking: false }],
  [{ type: 'notice-closed' }, { notice: null }],
  [{ type: 'dialog-opened', dialog: { kind: 'new-return' } }, { dialog: { kind: 'new-return' } }],
  [{ type: 'dialog-closed' }, { dialog: null }],
  [{ type: 'journal-changed', journal: [] }, { journal: [] }],
  [{ type: 'finding-focused', key: 'a' }, { focus: { key: 'a', turn: 1 } }],
])('%j', (event, expected) => {
  expect(after(event)).toMatchObject(expected);
});

test('a part of the summary changes and the rest stays', () => {
  const state = after(
    { type: 'summary-changed', summary: { period: '2021年第三季度' } },
    { type: 'summary-changed', summary: { progress: 'making' } },
  );
  expect(state.summary).toEqual({ ...INITIAL_STATE.summary, period: '2021年第三季度', progress: 'making' });
});
