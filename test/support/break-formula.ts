import { bindWorkbook } from '../../src/core/report/bind';
import { WENZHOU_2020_93 } from '../../src/core/schema/wenzhou-2020-93';
import { FileHost } from '../../src/hosts/file/file-host';

/** Types a number over the first computed cell of a return, as a clerk does. */
export async function breakFormula(path: string): Promise<void> {
  const host = await FileHost.open(path);
  const [report] = bindWorkbook(await host.read(), WENZHOU_2020_93, '').reports;
  const { row, column } = report!.entries[0]!.attainment!;
  await host.apply([{ kind: 'set-cell', sheet: report!.sheet.name, row, column, value: 0.5 }]);
  await host.save(path, { overwriteInput: true });
}
