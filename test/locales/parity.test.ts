import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { holesOf } from '../../src/locales';

const folder = join(__dirname, '../../src/locales');

/** Every sentence of a module, by its path of keys. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

const files = readdirSync(join(folder, 'zh-CN')).filter((file) => file !== 'index.ts');

function load(locale: string, file: string): Map<string, string> {
  return new Map(sentences(jest.requireActual(join(folder, locale, file)), file));
}

test('both languages have the same files', () => {
  expect(readdirSync(join(folder, 'en-US')).sort()).toEqual(readdirSync(join(folder, 'zh-CN')).sort());
  expect(files).toContain('cli.ts');
});

describe.each(files)('%s', (file) => {
  const chinese = load('zh-CN', file);
  const english = load('en-US', file);

  test('has the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
    expect(chinese.size).toBeGreaterThan(0);
  });

  test('has the same holes in both languages', () => {
    const holes = (texts: Map<string, string>) =>
      [...texts].map(([key, text]) => [key, [...holesOf(text)].sort()]).sort(([a], [b]) => (a! < b! ? -1 : 1));
    expect(holes(english)).toEqual(holes(chinese));
  });

  test('has no sentence that is empty, and no brace but those of a hole', () => {
    for (const [key, text] of [...chinese, ...english]) {
      expect([key, text.trim()]).not.toEqual([key, '']);
      expect([key, text.replace(/\{\w+\}/g, '')]).toEqual([key, expect.not.stringMatching(/[{}]/)]);
    }
  });

  test('counts nothing by a plural in English that would be wrong for one', () => {
    const COUNTS = ['closed', 'count', 'files', 'indicators', 'notice', 'opened', 'sheets'];
    const counting = new RegExp(`\\{(${COUNTS.join('|')})\\} (\\w+ )?\\w+s\\b`);
    const several = new Set([
      'pane.ts.pane.more.aboutText',
      'rules.ts.rules.outlier.message.peers',
      'rules.ts.rules.outlier.message.peer-shares',
      'rules.ts.rules.stale-copy.message.default',
    ]);
    const wrong = [...english].filter(([key, text]) => !several.has(key) && counting.test(text));
    expect(wrong).toEqual([]);
  });

  test('is Chinese in Chinese and has no Chinese sentence in English', () => {
    const isChinese = (text: string) => (text.match(/[\u4e00-\u9fff]/g) ?? []).length > text.length / 3;
    // A language is named in itself.
    const foreign = [...english].filter(([key, text]) => !key.endsWith('.zh-CN') && isChinese(text));
    expect(foreign).toEqual([]);
  });
});
