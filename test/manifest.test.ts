import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPTIONAL_SETS, REQUIRED_SET } from '../src/hosts/excel/requirement-sets';

const root = join(__dirname, '..');
const manifest = readFileSync(join(root, 'manifest.xml'), 'utf8');
const all = (pattern: RegExp): string[] => [...manifest.matchAll(pattern)].map((match) => match[1]!);

test('every resource that is used is there once, and none is left over', () => {
  const used = new Set(all(/resid="([^"]+)"/g));
  const given = all(/<bt:(?:Image|Url|String) id="([^"]+)"/g);
  expect(new Set(given).size).toBe(given.length);
  expect([...used].sort()).toEqual([...given].sort());
  expect(Math.max(...given.map((id) => id.length))).toBeLessThanOrEqual(32);
});

test('every string is there in Chinese and in English, and short enough', () => {
  const strings = [
    ...manifest.matchAll(
      /<bt:String id="([^"]+)" DefaultValue="([^"]+)">\s*<bt:Override Locale="en-US" Value="([^"]+)"/g,
    ),
  ];
  expect(strings).toHaveLength(all(/<bt:String (id)=/g).length);
  expect(strings.length).toBeGreaterThan(15);
  for (const [, id, chinese, english] of strings) {
    expect([id, chinese]).toEqual([id, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    expect([id, english]).toEqual([id, expect.not.stringMatching(/[\u4e00-\u9fff]/)]);
    expect(Math.max(chinese!.length, english!.length)).toBeLessThanOrEqual(id!.endsWith('.Tip') ? 250 : 125);
  }
  expect(all(/<DefaultLocale>(.*)</g)).toEqual(['zh-CN']);
});

test('the buttons call the functions that the commands are known by', () => {
  expect(all(/<FunctionName>(\w+)</g).sort()).toEqual([
    'fillFormulas',
    'importReturns',
    'newReturn',
    'summarize',
    'takeBack',
    'validate',
  ]);
  const labels = new Map(
    [...manifest.matchAll(/<bt:String id="(\w+)\.Label" DefaultValue="([^"]+)"/g)].map((m) => [m[1], m[2]]),
  );
  expect(
    all(/<Control xsi:type="Button" id="(\w+)Button"/g)
      .map((id) => labels.get(id))
      .sort(),
  ).toEqual(['校验', '填充公式', '一键汇总', '导入报送表', '新建报送表', '撤回', '打开窗格'].sort());
});

test('every icon is a picture of the size that it is said to have', () => {
  const icons = all(/DefaultValue="https:\/\/localhost:3000\/(assets\/[^"]+\.png)"/g);
  expect(icons.length).toBeGreaterThan(50);
  for (const icon of icons) {
    expect([icon, existsSync(join(root, icon))]).toEqual([icon, true]);
    const bytes = readFileSync(join(root, icon));
    const size = Number(/-(\d+)\.png$/.exec(icon)![1]);
    expect([icon, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([icon, size, size]);
  }
});

test('it asks for no more than it needs', () => {
  expect(all(/<Permissions>(\w+)</g)).toEqual(['ReadWriteDocument']);
  expect(all(/https:\/\/([^/"]+)\//g).every((host) => host === 'localhost:3000')).toBe(true);
  expect(all(/<Set Name="SharedRuntime" MinVersion="([\d.]+)"/g)).toEqual(['1.1']);
});

describe('requirement sets', () => {
  const folder = join(root, 'src/hosts/excel');
  const code = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const order = (version: string): number => Number(version.split('.')[0]) * 1000 + Number(version.split('.')[1]);

  test('the manifest requires what the code takes for granted', () => {
    expect(all(/<Set Name="ExcelApi" MinVersion="([\d.]+)"/g)).toEqual([REQUIRED_SET]);
  });

  test('members of later sets stand only where the code asks for them', () => {
    const text = readFileSync(require.resolve('@types/office-js/index.d.ts'), 'utf8');
    const start = text.indexOf('declare namespace Excel {');
    const excel = text.slice(start, text.indexOf('\n    namespace Interfaces {', start));
    const lowest = new Map<string, number>();
    for (const [, set, name] of excel.matchAll(
      /\[Api set: ExcelApi(?:Online|Desktop)? ([\d.]+)[^\]]*\](?:(?!\*\/)[\s\S])*\*\/\s*(?:readonly )?(\w+)\??[(:]/g,
    )) {
      const own = order(set!);
      lowest.set(name!, Math.min(own, lowest.get(name!) ?? Infinity));
    }
    expect(lowest.size).toBeGreaterThan(800);
    const called = new Set([...code.matchAll(/\.(\w+)\b/g)].map((match) => match[1]!));
    const later = [...called].filter((name) => (lowest.get(name) ?? 0) > order(REQUIRED_SET)).sort();
    expect(later).toEqual(['getMergedAreasOrNullObject', 'notes']);
    expect(Object.values(OPTIONAL_SETS).every((set) => order(set) > order(REQUIRED_SET))).toBe(true);
    expect(code).toMatch(/knows\('mergedAreas'\) \? range\.getMergedAreasOrNullObject/);
    expect(code).toMatch(/knows\('notes'\) \? sheet\.notes/);
    expect(code).toMatch(/knows\('undoGroup'\) \? \{ \.\.\.this\.runOptions, mergeUndoGroup/);
  });
});
