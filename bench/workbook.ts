import * as sheetjs from '@e965/xlsx';
import { Workbook } from 'exceljs';
import { deflateSync, inflateSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { judgeAll } from '../src/actions/check';
import type { Task } from '../src/actions/task';
import { dateSerial, parsePeriod } from '../src/core/period';
import { bindWorkbook } from '../src/core/report/bind';
import { WENZHOU_2020_93 } from '../src/core/schema/wenzhou-2020-93';
import { DEFAULT_SETTINGS } from '../src/core/settings';
import { FileHost } from '../src/hosts/file/file-host';
import { OpcPackage } from '../src/ooxml/package';
import { bytesOf, FOURTEEN, makeFourteen } from './inputs';
import { paired } from './paired';
import { report } from './row';

const TASK: Task = {
  catalogue: WENZHOU_2020_93,
  settings: DEFAULT_SETTINGS,
  today: dateSerial(2021, 10, 20),
  period: parsePeriod('2021Q3'),
  previous: [],
  allocation: null,
  expected: null,
};

async function readAndChecked(): Promise<number> {
  const host = await FileHost.open(FOURTEEN);
  const binding = bindWorkbook(await host.read(), WENZHOU_2020_93, FOURTEEN);
  return judgeAll([binding], TASK).findings.length + binding.reports.length;
}

function parts(): Uint8Array[] {
  const pkg = OpcPackage.open(bytesOf(FOURTEEN));
  return pkg
    .partNames()
    .filter((name) => /sheet\d+\.xml$|sharedStrings/.test(name))
    .map((name) => pkg.bytes(name));
}

function scanned(texts: readonly Uint8Array[]): number {
  let tags = 0;
  const decoder = new TextDecoder();
  for (const text of texts) {
    const parser = new SaxesParser();
    parser.on('opentag', () => void tags++);
    parser.write(decoder.decode(text)).close();
  }
  return tags;
}

/** A workbook of fourteen returns read and checked, against others merely reading it. */
async function main(): Promise<void> {
  await makeFourteen();
  const bytes = bytesOf(FOURTEEN);
  const inflated = parts();
  const times = await paired(
    {
      ours: readAndChecked,
      sheetjs: () => sheetjs.read(bytes),
      exceljs: () => new Workbook().xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer),
      saxes: () => scanned(inflated),
      inflate: () => inflated.map((part) => inflateSync(deflated(part))),
    },
    15,
  );
  const rows = (['sheetjs', 'exceljs'] as const).map((peer) => ({
    what: `14 sheets read and checked, against ${peer === 'sheetjs' ? 'SheetJS' : 'ExcelJS'} merely reading`,
    figure: `${(times[peer] / times.ours).toFixed(2)} × faster (${times.ours.toFixed(0)} : ${times[peer].toFixed(0)} ms)`,
    goal: '≥ 2 ×',
    reached: times[peer] / times.ours >= 2,
  }));
  report(
    ...rows,
    {
      what: '… saxes over the inflated parts, nothing else',
      figure: `${(times.saxes / times.ours).toFixed(2)} of ours`,
      goal: '–',
      reached: null,
    },
    {
      what: '… inflating alone',
      figure: `${(times.inflate / times.ours).toFixed(2)} of ours`,
      goal: '–',
      reached: null,
    },
  );
}

const packed = new Map<Uint8Array, Uint8Array>();

/** The part as it lies in the file, packed once. */
function deflated(part: Uint8Array): Uint8Array {
  let known = packed.get(part);
  if (!known) packed.set(part, (known = deflateSync(part)));
  return known;
}

void main();
