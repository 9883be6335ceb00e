import { ExcelHost } from '../../src/hosts/excel/excel-host';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { WorkbenchDocument } from '../../src/workbench/workbench-document';
import { fakeExcel } from '../support/fake-excel/in-node';
import { FakeGrid } from '../support/fake-grid';
import { describeHostContract } from '../support/host-contract';

describeHostContract('a file in memory', () => Promise.resolve(MemoryHost.blank('报送.xlsx')));

describeHostContract('the workbench', async () => {
  const document = new WorkbenchDocument(MemoryHost.blank('报送.xlsx'), { onChanged: () => {}, onRefused: () => {} });
  await document.show(new FakeGrid());
  return document;
});

describe.each(['1.13', '1.20'])('with ExcelApi %s', (apiSet) => {
  describeHostContract('Excel', () => {
    fakeExcel({ sheets: [], names: [] }, { apiSet });
    return Promise.resolve(new ExcelHost());
  });
});
