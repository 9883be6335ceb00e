import type { WorkbenchWords } from '../zh-CN/workbench';

export const workbench: WorkbenchWords = {
  name: 'Indicator report workbench',
  bar: {
    open: 'Open',
    download: 'Download',
    sample: 'Load sample',
    language: 'Language',
    pane: 'Pane',
    workbook: 'Workbook (F6 goes from the bar to the workbook to the pane)',
  },
  languages: { 'zh-CN': '简体中文', 'en-US': 'English' },
  sampleName: 'Sample-Wenzhou-2021Q3.xlsx',
  state: {
    opening: 'Opening…',
    unchanged: 'No unsaved changes',
    unsaved: 'Unsaved changes',
    'read-only': 'Read-only',
  },
  opening: {
    validate: 'Validate',
    opening: 'Opening…',
    failed: 'This did not open. Please check the network and press again.',
    elsewhere: 'This did not open. Please reload the page.',
    grid: 'Opening the sheet…',
    cells: 'Opening the sheet {percent}%',
    gridFailed: 'The sheet could not be shown; the pane and the download still work. Please reload the page.',
    sampleFailed: 'The sample did not load. Please check the network and try again, or open a file of your own.',
    fileFailed: '“{file}” did not open: {reason}',
    unknown: 'Something unexpected happened. Please try again.',
  },
  readOnly: '“{file}” can be viewed and validated. To change it, save it as .xlsx in Excel or WPS first and open that.',
  ask: {
    title: 'Unsaved changes',
    text: 'The changes in “{file}” have not been downloaded. Before “{next}” opens:',
    download: 'Download, then open',
    open: 'Open anyway',
    cancel: 'Cancel',
  },
  kept: {
    offer: '“{file}” has changes that were not downloaded, kept on {time}.',
    restore: 'Restore',
    discard: 'Discard',
    restored: '“{file}” is restored. Please remember to download it.',
    unavailable: 'This browser cannot keep changes for later. Please download in good time.',
    full: 'The browser is out of storage, so the changes are not kept for later. Please download in good time.',
  },
  refused: {
    locked: 'This cell is protected and was not changed. To change it, unprotect the sheet in Excel or WPS first.',
    failed: 'This change was not written into the workbook: {reason}',
  },
  drop: 'Release: one file opens here, several are imported for the summary',
  divider: 'Width of the pane',
  close: 'Close this message',
  grid: {
    drawings: 'This sheet has {count} charts or pictures. They are not drawn here; the downloaded file has them all.',
  },
};
