const { dirname } = require('node:path');

/** Where office.js comes from. `origin` is allowed to send scripts; `null`: the site itself. */
const OFFICE_JS = {
  self: { address: 'office/office.js', origin: null },
  cdn: {
    address: 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    origin: 'https://appsforoffice.microsoft.com',
  },
  china: {
    address: 'https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js',
    origin: 'https://appsforoffice.cdn.partner.office365.cn',
  },
};

/** What office.js loads beside itself: the Excel client of each platform, the words of each language, and the table by which it sees that it is in no Office. */
const FILES = [
  'office.js',
  'excel-win32-16.01.js',
  'excel-mac-16.00.js',
  'excel-web-16.00.js',
  'o15apptofilemappingtable.js',
  'zh-cn/office_strings.js',
  'en-us/office_strings.js',
];

/** Copy patterns: Microsoft's files, byte for byte. */
function officeFiles() {
  const folder = dirname(require.resolve('@microsoft/office-js/dist/office.js'));
  return FILES.map((file) => ({ from: file, to: `office/${file}`, context: folder, info: { minimized: true } }));
}

module.exports = { OFFICE_JS, officeFiles };
