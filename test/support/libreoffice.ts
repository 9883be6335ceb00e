import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** By default LibreOffice believes cached values; 0 makes it calculate every formula anew. */
const ALWAYS_RECALCULATE =
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">' +
  '<item oor:path="/org.openoffice.Office.Calc/Formula/Load">' +
  '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>';

let profile: string | null = null;

/** A profile of the test run's own, so that no other LibreOffice is disturbed. */
function ownProfile(): string {
  if (profile !== null) return profile;
  profile = mkdtempSync(join(tmpdir(), 'libreoffice-'));
  const made = profile;
  mkdirSync(join(profile, 'user'));
  writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), ALWAYS_RECALCULATE);
  process.on('exit', () => rmSync(made, { recursive: true, force: true }));
  return profile;
}

/** Opens a workbook in LibreOffice, calculates every formula, and saves it in another format. */
export function convert(bytes: Uint8Array, to: 'xlsx' | 'pdf' | 'csv'): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'convert-'));
  try {
    const file = join(folder, 'workbook.xlsx');
    const out = join(folder, 'out');
    writeFileSync(file, bytes);
    const filter = to === 'xlsx' ? 'xlsx:Calc MS Excel 2007 XML' : to;
    const run = spawnSync(
      'soffice',
      [`-env:UserInstallation=file://${ownProfile()}`, '--headless', '--convert-to', filter, '--outdir', out, file],
      { encoding: 'utf8', timeout: 240_000 },
    );
    if (run.error || run.status !== 0) throw run.error ?? new Error(run.stderr);
    return new Uint8Array(readFileSync(join(out, `workbook.${to}`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same workbook with every formula calculated by LibreOffice. */
export function recalculated(bytes: Uint8Array): Uint8Array {
  return convert(bytes, 'xlsx');
}
