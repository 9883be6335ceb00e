import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SAMPLES = join(__dirname, '../../samples');

/** The sample returns of counties and zones for a period, by file name; `withCity`: and the city's own form. */
export function sampleFiles(period: '2021Q2' | '2021Q3', withCity = false): readonly (readonly [string, Uint8Array])[] {
  return readdirSync(join(SAMPLES, period))
    .filter((name) => withCity || !name.startsWith('温州'))
    .sort()
    .map((name) => [name, new Uint8Array(readFileSync(join(SAMPLES, period, name)))] as const);
}
