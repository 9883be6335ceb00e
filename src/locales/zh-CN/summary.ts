/** Words of the summary that are not part of its sheets. */
export const summary = {
  /** Why a file or a sheet was taken, or was not. */
  verdicts: {
    accepted: '已收：{unit}，{period}',
    'replaces-earlier': '已收：{unit}，{period}，替换上次汇总中的数据',
    'kept-earlier': '沿用上次汇总中的数据：{unit}',
    duplicate: '未计入：{unit}重复报送，采用的是 {other}',
    'wrong-period': '未计入：报告期为{period}，与本次汇总不符',
    'unknown-period': '未计入：看不出报告期',
    'unknown-unit': '未计入：看不出填报单位',
    'wrong-form': '未计入：{unit}用错了表式（县级表与市级表不同，手工合计表不作报送）',
    'not-expected': '未计入：{unit}不在应报单位中',
    'no-report': '未计入：没有找到指标报送表',
    unreadable: '未计入：无法读取（{error}）',
  },
  /** What is different since the summary was last made. */
  changes: {
    none: '与上次汇总相比没有变化',
    period: '报告期由{before}改为{after}',
    'unit-added': '新增报送：{unit}',
    'unit-removed': '不再包含：{unit}',
    'unit-changed': '数据有变动：{unit}',
    total: '{code} {name}全市完成由{before}变为{after}',
    status: '{code} {name}进度状态由{before}变为{after}',
    issues: '问题新增{opened}项，消除{closed}项',
  },
  blank: '空',
  noPeriod: '没有一张报送表写明报告期，无法汇总',
};
