import type { RuleId } from '../../core/rules/catalogue';

/** 一条审核规则的名称、依据和提示；提示按情形（variant）取用，没有情形的取 default。 */
export interface RuleWords {
  readonly title: string;
  readonly why: string;
  readonly message: Readonly<Record<string, string>>;
}

export const rules: Readonly<Record<RuleId, RuleWords>> = {
  'missing-column': {
    title: '表头缺失',
    why: '缺少报送表要求的列，数据就读不到。自行设计的表本来没有的列，只说明一次哪些内容没有审核。',
    message: {
      indicator: '表头中找不到“{columns}”列，应至少有其中一列，才能认出指标。',
      value: '表头中找不到“{columns}”列，应补上，否则数据无法读取。',
      unjudged: '本表没有“{columns}”列，与之有关的内容未审核。',
    },
  },
  'duplicate-column': {
    title: '列重复',
    why: '同一项内容只应有一列，两列并存时不知以哪一列为准。',
    message: { default: '“{header}”列与 {first} 重复，只读取了第一列；应删去多余的一列。' },
  },
  'moved-column': {
    title: '列换序',
    why: '下发的报送表列序固定，便于按位置汇总和核对。',
    message: { default: '“{columns}”列的位置与报送表不同，已按列名读取；应移回原处。' },
  },
  'missing-row': {
    title: '指标行缺失',
    why: '表内每项指标都要报送，没有发生的填 0。',
    message: {
      default: '缺少指标 {code}“{indicator}”一行；应补上并填报。',
      industries: '“{indicator}”没有分产业的行；应按 {industries} 分别填报。',
    },
  },
  'duplicate-row': {
    title: '指标行重复',
    why: '一项指标只报一次，两行并存时不知以哪一行为准。',
    message: {
      default: '“{indicator}”在第 {first} 行已有，这里重复；应只保留一行。',
      table: '第 {row} 行起是又一张报送表，没有读取；一张工作表只填一个单位，应移到另一张工作表。',
    },
  },
  'unknown-row': {
    title: '自增行',
    why: '目录之外的内容不计入汇总：要么它是某项指标，要么不属于本表。',
    message: {
      default: '“{text}”不在指标目录中，不计入汇总；应删去，或改为目录中的指标名称。',
      nearest: '“{text}”不在指标目录中，最接近的是“{nearest}”；如是同一指标，应改为目录中的名称。',
    },
  },
  'altered-text': {
    title: '锁定内容被改',
    why: '指标代码、名称和计量单位由下发单位确定；计量单位一改，数值的含义就变了。',
    message: {
      code: '指标代码是“{found}”，应为“{expected}”。',
      name: '指标名称是“{found}”，应为“{expected}”。',
      unit: '计量单位是“{found}”，应为“{expected}”，请同时核对数值。',
    },
  },
  'altered-target': {
    title: '目标值被改',
    why: '目标值按目标分解下达，填报单位不能自行改动。',
    message: {
      default: '“{indicator}”的目标值是 {found}，下达的是 {expected}；应恢复。',
      blank: '“{indicator}”的目标值是空的，下达的是 {expected}；应恢复。',
      added: '“{indicator}”的目标值填了 {found}，但没有下达目标；应留空。',
    },
  },
  'altered-formula': {
    title: '公式被覆盖',
    why: '由公式计算的单元格不填数；填了数，就不再随分子分母变化。',
    message: {
      value: '“{column}”应由公式 {expected} 计算，现在是填入的 {found}；应恢复公式。',
      formula: '“{column}”的公式是 {found}，应为 {expected}。',
      blank: '“{column}”的公式被删去，应为 {expected}。',
    },
  },
  'error-value': {
    title: '错误值',
    why: '报送的表中不能有错误值，它会使汇总也出错。',
    message: { default: '单元格显示 {error}，应为数值；请检查公式和它引用的单元格。' },
  },
  'external-link': {
    title: '外部链接',
    why: '报送表应自成一体；引用其他工作簿的公式换一台电脑就可能变样。',
    message: { default: '公式引用了其他工作簿“{book}”；应改为数值，或在情况说明中写明原因。' },
  },
  'merged-data': {
    title: '数据区合并单元格',
    why: '每个数据各占一格；合并以后只留得下一个。',
    message: { default: '{range} 合并了数据单元格，其中只有一格读得到；应取消合并，逐格填报。' },
  },
  'hidden-data': {
    title: '隐藏行列',
    why: '签字报送的人应看到全部内容；隐藏的数据照样计入汇总。',
    message: {
      rows: '第 {rows} 行被隐藏，其中有填报内容；应取消隐藏，或写明原因。',
      columns: '{column} 列“{header}”被隐藏，其中有填报内容；应取消隐藏，或写明原因。',
      sheet: '工作表“{sheet}”被隐藏，其中有填报内容；应取消隐藏，或写明原因。',
    },
  },
  'unknown-unit': {
    title: '填报单位不在名录',
    why: '认不出是哪个单位报送的，就无法计入汇总。',
    message: {
      missing: '没有写明填报单位；应填写名录中的单位名称。',
      unknown: '填报单位“{text}”不在名录中；应填写名录中的单位名称。',
      nearest: '填报单位“{text}”不在名录中，最接近的是“{nearest}”。',
      code: '区划代码“{code}”不在名录中；应填写本单位的区划代码。',
      disagreeing: '填报单位是“{name}”，区划代码 {code} 却是“{other}”；应改为一致。',
      stamp: '填报单位是“{name}”，这张表是为“{made}”生成的；请核对。',
    },
  },
  'wrong-period': {
    title: '报告期不符',
    why: '不同时期的数据不能放在一起比较和汇总；还没有结束的时期无法报送。',
    message: {
      missing: '没有写明报告期；应填写，如“2021年第三季度”。',
      unreadable: '报告期“{text}”无法识别；应写明年份和季度（或月份）。',
      future: '报告期是{found}，尚未结束；请核对。',
      task: '报告期是{found}，本次报送的是{expected}；请核对。',
      stamp: '报告期是{found}，这张表是为{expected}生成的；请核对。',
      others: '报告期是{found}，其他报表是{expected}；请核对。',
    },
  },
  'missing-contact': {
    title: '责任信息缺失',
    why: '报送表要写明谁填报、谁审核、何时填报、如何联系。',
    message: {
      default: '“{label}”没有填写；报送前应填写。',
      foot: '表中没有{labels}；报送前应补上。',
    },
  },
  'suspect-contact': {
    title: '责任信息存疑',
    why: '填报和审核应由两人分别负责，填报日期应在报告期之后，电话应能打通。',
    message: {
      phone: '联系电话“{text}”不像电话号码；应为手机号或带区号的固定电话。',
      date: '填报日期“{text}”不是有效日期；应写明年月日。',
      'date-before': '填报日期是 {found}，报告期到 {end} 才结束；请核对。',
      'date-after': '填报日期是 {found}，晚于今天；请核对。',
      'same-person': '填报人和审核人都是“{name}”；应由另一人审核。',
    },
  },
  'duplicate-submission': {
    title: '重复报送',
    why: '一个单位一期只报一份，两份并存时不知以哪一份为准。',
    message: { default: '{unit}{period}已有一份（{first}），这是又一份；应只保留一份。' },
  },
  'blank-value': {
    title: '必填为空',
    why: '空格看不出是没有发生还是忘了填；没有发生的应填 0。',
    message: { default: '“{indicator}”的{field}没有填；没有发生的应填 0。' },
  },
  placeholder: {
    title: '占位符',
    why: '横线、斜线或“无”可能是零、未知或不适用；应填数值，或在情况说明中写明。',
    message: {
      default: '“{indicator}”的{field}填的是“{text}”，应填数值，没有发生的填 0；确实不能填的，在情况说明中写明原因。',
      'not-applicable': '“{indicator}”的{field}填的是“{text}”；应在情况说明中写明为什么不适用，否则填数值。',
    },
  },
  'text-number': {
    title: '文本型数字',
    why: '以文本保存的数字看上去一样，求和时却不计入。',
    message: { default: '“{text}”是文本，求和时不计入；应为数字 {value}。' },
  },
  'number-with-unit': {
    title: '数字夹带单位',
    why: '单位另有一列；“12家”“约30”“2000万”无法相加，更不能当作 0。',
    message: { default: '填的是“{text}”，应只填数字 {value}。' },
  },
  'unreadable-number': {
    title: '非数字',
    why: '应填数字的地方写文字，无法汇总。',
    message: { default: '“{indicator}”的{field}填的是“{text}”，读不出数字；应填数字。' },
  },
  'non-integer-count': {
    title: '计数非整数',
    why: '企业、项目、设备按整数计。',
    message: { default: '填的是 {value}，以“{unit}”计数应为整数。' },
  },
  'negative-value': {
    title: '负数',
    why: '数量和金额从零起计；需要更正时直接改数，不用负数冲减。',
    message: { default: '“{indicator}”的{field}填的是 {value}，不应小于 0。' },
  },
  'percent-scale': {
    title: '百分数口径',
    why: '67、67% 和 0.67 混在一起，会差一百倍。',
    message: {
      operands: '“{indicator}”填的是 {found}；按分子分母计算是 {reference}，应为 {expected}。',
      earlier: '“{indicator}”填的是 {found}；上期是 {reference}，疑应为 {expected}。',
      target: '“{indicator}”填的是 {found}；目标是 {reference}，疑应为 {expected}。',
      rate: '“{indicator}”的一个增速填的是 {found}，疑应为 {expected}。',
      'of-previous': '“{indicator}”的上期完成值是 {found}；本期是 {reference}，疑应为 {expected}。',
      'of-target': '“{indicator}”的目标值是 {found}；文件的目标是 {reference}，疑应为 {expected}。',
    },
  },
  'share-range': {
    title: '占比越界',
    why: '部分占全部的比重在 0 到 100% 之间；某产业是否覆盖，填 1 或 0。',
    message: {
      default: '“{indicator}”填的是 {value}，应在 0 到 100% 之间。',
      flag: '“{indicator}”填的是 {value}；已覆盖的填 1，没有的填 0。',
    },
  },
  'unit-scale': {
    title: '万元/亿元错位',
    why: '把万元填进以亿元计的格子，看上去正常，其实大了一万倍。',
    message: {
      earlier:
        '“{indicator}”填的是 {value}，按上期推算约为 {reference}，相差约 {factor}；疑应为 {expected}，请核对计量单位。',
      target:
        '“{indicator}”填的是 {value}，按目标进度约为 {reference}，相差约 {factor}；疑应为 {expected}，请核对计量单位。',
      peers:
        '“{indicator}”填的是 {value}，按其他单位的水平约为 {reference}，相差约 {factor}；疑应为 {expected}，请核对计量单位。',
      base: '“{indicator}”的一个分项填的是 {value}，与另一分项相比差约 {factor}；疑应为 {expected}，请核对计量单位。',
    },
  },
  'rank-range': {
    title: '名次非法',
    why: '名次是从 1 起的整数，不超过参加排名的单位数。',
    message: {
      default: '名次填的是 {value}，应为 1 到 {last} 的整数。',
      open: '名次填的是 {value}，应为从 1 起的整数。',
    },
  },
  outlier: {
    title: '异常值',
    why: '与本单位上期或与其他单位相差很大的数，请核对一遍。',
    message: {
      change:
        '“{indicator}”填的是 {value}，上期是 {previous}，按进度约为 {expected}，变化超过一半；请核对，或说明原因。',
      peers: '“{indicator}”是 {score}，其他 {count} 个单位的中位数是 {median}，相差很大；请核对 {value}，或说明原因。',
      'peer-shares':
        '“{indicator}”填的是 {value}，为目标的 {score}，其他 {count} 个单位的中位数是 {median}，相差很大；请核对，或说明原因。',
    },
  },
  'extreme-attainment': {
    title: '达成率异常',
    why: '超过目标一半以上，要么成绩突出，说得出原因，要么填错了。',
    message: {
      default: '“{indicator}”完成 {actual}，目标 {target}，达成率 {attainment}，超过 {limit}；请核对，或说明原因。',
      industries:
        '“{indicator}”完成 {actual}，按分产业下达的目标达成率 {attainment}，超过 {limit}；请核对，或说明原因。',
    },
  },
  'numerator-exceeds': {
    title: '分子大于分母',
    why: '分子是分母的一部分；常见的是两个数填反了。',
    message: {
      default:
        '“{indicator}”的{numeratorName}是 {numerator}，大于{denominatorName} {denominator}；请核对两个数是否填反。',
    },
  },
  'incomplete-pair': {
    title: '成对填报不全',
    why: '比率要有分子和分母两个数才能计算。',
    message: { default: '“{indicator}”的{filled}填了 {value}，{blank}没有填；应两个都填。' },
  },
  'zero-base': {
    title: '分母或基期为零',
    why: '零不能作分母；从零起算的增长没有增长率。',
    message: { default: '“{indicator}”的{field}是 {value}，应大于 0。' },
  },
  'ratio-mismatch': {
    title: '比率重算不符',
    why: '填写的结果应与它的分子分母一致（在所示小数位内）。',
    message: {
      operands: '“{indicator}”填的是 {found}，按 {numerator} 和 {denominator} 计算是 {expected}；请核对。',
      industries: '“{indicator}”填的是 {found}，按各产业的填报是 {expected}；请核对。',
      attainment: '“{indicator}”的达成率是 {found}，完成 {actual}、目标 {target}，应为 {expected}。',
    },
  },
  'part-exceeds-whole': {
    title: '其中项大于总项',
    why: '“其中”的数不会大于它所属的总数。',
    message: { default: '“{part}”是 {value}，大于所属的“{whole}” {limit}；请核对两处。' },
  },
  'cumulative-decrease': {
    title: '累计数倒退',
    why: '从头累计的数只会增加；减少了，就有一期填错。',
    message: { default: '“{indicator}”累计填的是 {value}，小于上期的 {previous}；请核对，或说明核减原因。' },
  },
  'restated-previous': {
    title: '历史数被改',
    why: '上期已报送的数以报送时为准；需要更正的，向市级部门说明。',
    message: { default: '“{indicator}”的上期完成值是 {found}，上期报送的是 {expected}；请恢复，或说明更正原因。' },
  },
  'stale-copy': {
    title: '照抄上期',
    why: '整张表没有一处变化很少见，多半是重报了上期的表。',
    message: { default: '全部 {count} 个数据都与上期相同；请核对是否误报了上期的表。' },
  },
  'not-reset': {
    title: '年度指标未归零',
    why: '年度指标每年 1 月 1 日从零起计。',
    message: {
      default: '“{indicator}”填的是 {value}，不小于上年全年的 {previous}；请核对是否从本年 1 月起重新累计。',
    },
  },
  'missing-submission': {
    title: '未报送',
    why: '应报的单位都报了，汇总才完整。',
    message: {
      default: '{unit}（{code}）没有报送。',
      period: '{unit}（{code}）没有报送{period}的报表。',
    },
  },
  'allocation-gap': {
    title: '目标分解不足',
    why: '各单位的目标合计应不低于全市目标，否则全部完成也达不到。',
    message: {
      default: '“{indicator}”各单位目标合计 {sum}{unit}，低于全市目标 {target}{unit}，还差 {gap}{unit}。',
    },
  },
  'total-mismatch': {
    title: '合计不等于分项',
    why: '手工填写或漏了行的合计，就不再是各分项之和。',
    message: { default: '“{indicator}”的合计是 {found}，按各单位的数应为 {expected}。' },
  },
  'non-additive-total': {
    title: '误加总',
    why: '比率、增速和名次不能相加，也不能平均，应由分子分母重新计算。',
    message: {
      sum: '“{indicator}”的合计 {found} 是各单位之和；这项指标不能相加，应由分子分母重新计算。',
      average: '“{indicator}”的合计 {found} 是各单位的平均数；这项指标不能平均，应由分子分母重新计算。',
      'sum-known': '“{indicator}”的合计 {found} 是各单位之和；这项指标不能相加，应为 {expected}。',
      'average-known': '“{indicator}”的合计 {found} 是各单位的平均数；这项指标不能平均，应为 {expected}。',
    },
  },
  'double-count': {
    title: '县区与集聚区重复',
    why: '集聚区在县（市、区）之内，同一企业或项目容易两边都报。',
    message: { default: '“{indicator}”的佐证中有“{name}”，{other}也报了；请核对由哪一方计入。' },
  },
  'reason-missing': {
    title: '滞后无说明',
    why: '未达序时进度或差距较大的，要说明原因，以便及时协调。',
    message: {
      default: '“{indicator}”的进度状态是“{status}”，情况说明没有填；应写明原因和措施。',
      attainment: '“{indicator}”达成率 {attainment}，进度状态是“{status}”，情况说明没有填；应写明原因和措施。',
    },
  },
  'boilerplate-reason': {
    title: '说明无效',
    why: '“核实无误”“情况属实”不是原因；太短的、与别行相同的也不算。',
    message: {
      phrase: '“{indicator}”的说明“{text}”没有写出原因；应写明为什么滞后、如何推进。',
      short: '“{indicator}”的说明“{text}”太短；应不少于 {least} 个字，写明为什么滞后、如何推进。',
      repeated: '“{indicator}”的说明与第 {rows} 行相同（“{text}”）；应分别写明各自的原因。',
    },
  },
  'missing-evidence': {
    title: '无佐证',
    why: '计数的指标应有清单、文件或证书可查。',
    message: { default: '“{indicator}”填报 {value}{unit}，佐证材料没有填；应注明清单、文件或证书。' },
  },
};
