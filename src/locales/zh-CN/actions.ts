/** What a step of the journal is called. */
export const actions = {
  titles: {
    fill: '填充公式',
    fix: '修复',
    mark: '标记问题',
    clearMarks: '清除标记',
    template: '新建报送表',
    allocation: '新建目标分解表',
    summarize: '一键汇总',
    takeBack: '撤回',
    explain: '写入情况说明',
  },
  /** What a finding's fix proposes, on 问题清单 and return slips. */
  proposal: '改为 {after}',
};
