import { LOCAL } from './departments';
import type { Part } from './part';
import { amountOfFinalYear, counted } from './patterns';

/** 二(三) 加快服务化转型 */
export const SERVICES = [
  {
    clause: '二(三)1',
    title: '发展服务型制造',
    reportedBy: 'county',
    departments: ['市经信局', '市发展改革委', '市科技局', '市金融办', '温州银保监分局', ...LOCAL],
    indicators: [
      {
        ...counted,
        code: 'F1-01',
        name: '新培育省级服务型制造示范企业（平台）',
        verbatim: '新培育省级服务型制造示范企业（平台）10 家',
        target: 10,
        unit: '家',
        reading: '企业与平台合并计数，按规划期内新培育累计。',
      },
    ],
    commitments: ['继续办好“市长杯”工业设计大赛', '培育一批市场端大数据企业'],
  },
  {
    clause: '二(三)2',
    title: '培育共享型制造',
    reportedBy: 'county',
    departments: ['市经信局', '市发展改革委', '市科技局', '市人力资源社会保障局', ...LOCAL],
    indicators: [
      {
        ...counted,
        code: 'F2-01',
        name: '具备共享制造能力的车间、工厂',
        verbatim: '建设具备共享制造能力的车间、工厂20家',
        target: 20,
        unit: '家',
        reading: '车间与工厂合并计数，按规划期内建成累计。',
      },
    ],
    commitments: ['建设提供分时、计件、按价值计价等灵活服务的共享制造车间（工厂）'],
  },
  {
    clause: '二(三)3',
    title: '拓展新型营销渠道',
    reportedBy: 'county',
    departments: ['市商务局', '市经信局', '市市场监管局', ...LOCAL],
    indicators: [
      {
        ...amountOfFinalYear,
        code: 'F3-01',
        name: '全市网络零售额',
        verbatim: '全市实现网络零售额1600亿元',
        target: 1600,
        wording: '实现',
        reading: '取2022年全年数，不跨年累计；不限于制造业。',
      },
      {
        ...amountOfFinalYear,
        code: 'F3-02',
        name: '跨境电商网络零售（出口）',
        verbatim: '实现跨境电商网络零售（出口）160亿元',
        target: 160,
        wording: '实现',
        reading: '取2022年全年数，不跨年累计；与网络零售额分别考核。',
      },
    ],
    commitments: [
      '优先支持产业联盟内企业创建C2M“超级工厂”',
      '培育一批产业直播机构、孵化一批网红品牌、培养一批网红带货达人、建立一批产业直播基地',
    ],
  },
] as const satisfies readonly Part[];
