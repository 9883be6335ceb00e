import { check } from '../src/core/check';
import { dateSerial, parsePeriod } from '../src/core/period';
import { bindWorkbook } from '../src/core/report/bind';
import { WENZHOU_2020_93 } from '../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import type { WorkbookSnapshot } from '../src/core/snapshot';
import { FileHost } from '../src/hosts/file/file-host';
import { countySamples } from './inputs';
import { paired } from './paired';
import { report } from './row';

const REPEAT = 40;
const OPTIONS = {
  catalogue: WENZHOU_2020_93,
  settings: DEFAULT_SETTINGS,
  today: dateSerial(2021, 10, 20),
  task: parsePeriod('2021Q3'),
  previous: [],
  allocation: null,
  expected: null,
  matrices: [],
};

/** A new object each time: nothing that is cached by sheet may make a sheet cheaper than the first time it is seen. */
function fresh(snapshot: WorkbookSnapshot): WorkbookSnapshot {
  return { ...snapshot, sheets: snapshot.sheets.map((sheet) => ({ ...sheet })) };
}

/** One sheet bound and checked, against parsing its values as JSON. */
async function main(): Promise<void> {
  const snapshots: WorkbookSnapshot[] = [];
  for (const path of countySamples()) {
    const { sheets, names } = await (await FileHost.open(path)).read();
    snapshots.push({ sheets: sheets.slice(0, 1), names });
  }
  const jsons = snapshots.map(({ sheets }) =>
    JSON.stringify(sheets[0]!.rows.map((row) => row?.map((cell) => cell?.value))),
  );
  const repeat = (one: (index: number) => unknown) => () => {
    let last: unknown;
    for (let index = 0; index < REPEAT; index++) last = one(index % snapshots.length);
    return last;
  };
  const bind = (index: number) => bindWorkbook(fresh(snapshots[index]!), WENZHOU_2020_93, '').reports;
  const times = await paired(
    {
      bound: repeat(bind),
      checked: repeat((index) => check(bind(index), OPTIONS)),
      parsed: repeat((index) => JSON.parse(jsons[index]!) as unknown),
    },
    101,
  );
  const micros = (time: number) => (1000 * time) / REPEAT;
  const ratio = times.checked / times.parsed;
  report(
    {
      what: 'one sheet bound and checked',
      figure: `${micros(times.checked).toFixed(0)} µs (bound ${micros(times.bound).toFixed(0)})`,
      goal: '≤ 100 µs',
      reached: micros(times.checked) <= 100,
    },
    {
      what: '… against JSON.parse of its values',
      figure: `${ratio.toFixed(2)} × (${micros(times.parsed).toFixed(0)} µs)`,
      goal: '≤ 2 ×',
      reached: ratio <= 2,
    },
  );
}

void main();
