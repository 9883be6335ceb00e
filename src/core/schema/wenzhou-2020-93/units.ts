import type { ReportingUnit } from '../catalogue';

/**
 * The reporting units. The document names neither the counties nor the zones: the counties and their codes are
 * those of GB/T 2260, the two provincial zones are public knowledge, their codes our own.
 */
export const UNITS = [
  { code: '330302', name: '鹿城区', kind: 'county', aliases: ['鹿城'] },
  { code: '330303', name: '龙湾区', kind: 'county', aliases: ['龙湾'] },
  { code: '330304', name: '瓯海区', kind: 'county', aliases: ['瓯海'] },
  { code: '330305', name: '洞头区', kind: 'county', aliases: ['洞头', '洞头县'] },
  { code: '330324', name: '永嘉县', kind: 'county', aliases: ['永嘉'] },
  { code: '330326', name: '平阳县', kind: 'county', aliases: ['平阳'] },
  { code: '330327', name: '苍南县', kind: 'county', aliases: ['苍南'] },
  { code: '330328', name: '文成县', kind: 'county', aliases: ['文成'] },
  { code: '330329', name: '泰顺县', kind: 'county', aliases: ['泰顺'] },
  { code: '330381', name: '瑞安市', kind: 'county', aliases: ['瑞安'] },
  { code: '330382', name: '乐清市', kind: 'county', aliases: ['乐清'] },
  { code: '330383', name: '龙港市', kind: 'county', aliases: ['龙港', '龙港镇'] },
  {
    code: 'OJK',
    name: '瓯江口产业集聚区',
    kind: 'zone',
    aliases: ['温州瓯江口产业集聚区', '瓯江口', '瓯江口新区', '瓯江口集聚区', '温州瓯江口新区'],
  },
  {
    code: 'ZNJ',
    name: '浙南产业集聚区',
    kind: 'zone',
    aliases: [
      '温州浙南沿海先进装备产业集聚区',
      '浙南沿海先进装备产业集聚区',
      '温州浙南产业集聚区',
      '浙南集聚区',
      '浙南沿海集聚区',
      '浙南',
    ],
  },
  { code: '330300', name: '温州市本级', kind: 'city', aliases: ['温州市', '温州', '市本级', '市级', '本级'] },
] as const satisfies readonly ReportingUnit[];

/** 中心城区: the document does not list it; the three central districts are public knowledge. */
export const CENTRAL_DISTRICTS = ['330302', '330303', '330304'] as const;
