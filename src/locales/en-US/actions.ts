import type { Words } from '../zh-CN';

export const actions: Words['actions'] = {
  titles: {
    fill: 'Fill formulas',
    fix: 'Fix',
    mark: 'Mark findings',
    clearMarks: 'Clear marks',
    template: 'New return',
    allocation: 'New allocation sheet',
    summarize: 'Summarize',
    takeBack: 'Take back',
    explain: 'Write explanation',
  },
  proposal: 'change to {after}',
};
