import { ExcelHost } from '../../src/hosts/excel/excel-host';
import { MemoryHost } from '../../src/hosts/file/memory-host';
import { fakeExcel } from '../support/fake-excel/in-node';
import { describeHostContract } from '../support/host-contract';

describeHostContract('a file in memory', () => Promise.resolve(MemoryHost.blank('报送.xlsx')));

describe.each(['1.13', '1.20'])('with ExcelApi %s', (apiSet) => {
  describeHostContract('Excel', () => {
    fakeExcel({ sheets: [], names: [] }, { apiSet });
    return Promise.resolve(new ExcelHost());
  });
});
