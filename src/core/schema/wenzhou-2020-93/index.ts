import type { Catalogue } from '../catalogue';
import { indicatorOf } from '../indicator';
import { CLUSTERS } from './clusters';
import { DIGITAL } from './digital';
import { GOALS } from './goals';
import type { Part } from './part';
import { SAFEGUARDS } from './safeguards';
import { SERVICES } from './services';
import { UNITS } from './units';

const PARTS: readonly Part[] = [...GOALS, ...DIGITAL, ...CLUSTERS, ...SERVICES, ...SAFEGUARDS];

/** 温政办〔2020〕93号, in the document's order. */
export const WENZHOU_2020_93: Catalogue = {
  id: 'wenzhou-2020-93',
  version: '1.0.0',
  title: '传统制造业改造提升2.0版',
  document: {
    number: '温政办〔2020〕93号',
    title: '温州市人民政府办公室关于深入推进传统制造业改造提升2.0版的实施意见',
    issuer: '温州市人民政府办公室',
    issued: '2020-12-31',
  },
  // The office is the document's (三(一)); the table numbers are our own, editable.
  sheets: {
    authority: '温州市产业转型升级推进工作领导小组办公室',
    tables: { county: '温传改01表', city: '温传改02表' },
  },
  // The document says 到2022年 and bears the date 2020-12-31; it names no first month.
  programme: { start: '2021-01', end: '2022-12' },
  // The document speaks of 五大传统制造业 and does not list them: public knowledge, editable.
  industries: ['电气', '鞋业', '服装', '汽车零部件', '泵阀'],
  units: UNITS,
  clauses: PARTS.map(({ clause, title }) => ({ id: clause, title })),
  indicators: PARTS.flatMap(({ clause, reportedBy, departments, indicators }) =>
    indicators.map((indicator) => indicatorOf({ clause, reportedBy, departments, ...indicator })),
  ),
  commitments: PARTS.flatMap(({ clause, commitments }) => commitments.map((verbatim) => ({ clause, verbatim }))),
};
