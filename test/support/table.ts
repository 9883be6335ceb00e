import { bindWorkbook } from '../../src/core/report/bind';
import type { Matrix } from '../../src/core/report/matrix';
import { WENZHOU_2020_93 as catalogue } from '../../src/core/schema/wenzhou-2020-93';
import { sheet, workbook } from './sheet';

/** A table with units across, from a grid literal in the notation of `sheet`. */
export function table(name: string, grid: string): Matrix {
  const { matrices } = bindWorkbook(workbook(sheet(name, grid)), catalogue, 'tables.xlsx');
  if (matrices.length !== 1) throw new Error(`${name} is no table`);
  return matrices[0]!;
}
