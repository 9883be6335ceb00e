/** 工作台的用语：窗格旁边的表格、上方的一栏，和打开、下载、暂存。窗格自己的用语见 `pane`。 */
export const workbench = {
  name: '指标报表工作台',
  bar: {
    open: '打开文件',
    download: '下载',
    sample: '载入示例',
    language: '语言',
    pane: '窗格',
    workbook: '工作簿（F6 在工具栏、工作簿和窗格之间切换）',
  },
  languages: { 'zh-CN': '简体中文', 'en-US': 'English' },
  sampleName: '样例-温州市2021年第三季度.xlsx',
  state: {
    opening: '正在打开…',
    unchanged: '没有未保存的修改',
    unsaved: '有未保存的修改',
    'read-only': '只读',
  },
  opening: {
    validate: '校验',
    opening: '正在打开…',
    failed: '没有打开，请检查网络后再按一次。',
    elsewhere: '没有打开，请刷新页面。',
    grid: '正在打开表格…',
    cells: '正在打开表格 {percent}%',
    gridFailed: '表格没有显示出来，窗格和下载仍可使用；请刷新页面再试。',
    sampleFailed: '示例没有载入，请检查网络后再试，或打开自己的文件。',
    fileFailed: '“{file}”没有打开：{reason}',
    unknown: '出现意外错误，请再试一次。',
  },
  readOnly: '“{file}”只能查看和校验。要修改，请先在 Excel 或 WPS 中另存为 .xlsx，再打开。',
  ask: {
    title: '有未保存的修改',
    text: '“{file}”里的修改还没有下载。打开“{next}”之前：',
    download: '下载后打开',
    open: '直接打开',
    cancel: '取消',
  },
  kept: {
    offer: '“{file}”有没下载的修改，暂存于 {time}。',
    restore: '恢复',
    discard: '放弃',
    restored: '已恢复“{file}”，请记得下载。',
    unavailable: '这个浏览器不能暂存修改，请及时下载。',
    full: '浏览器的存储空间不足，修改没有暂存，请及时下载。',
  },
  refused: {
    locked: '这一格受保护，没有改动；要改请先在 Excel 或 WPS 中取消工作表保护。',
    failed: '这处修改没有写进工作簿：{reason}',
  },
  drop: '松开：一个文件在这里打开，多个文件导入汇总',
  divider: '窗格宽度',
  close: '关闭提示',
  grid: {
    drawings: '此表有 {count} 个图表或图片，这里不显示，下载的文件里都在。',
    note: '批注：{text}',
  },
};

export type WorkbenchWords = typeof workbench;
