import type { errors as master } from '../zh-CN/errors';

/** Why a file could not be read or written, by `WorkbookErrorCode`. */
export const errors: typeof master = {
  'empty-file': 'The file is empty (0 bytes); ask the reporting unit to send it again.',
  'lock-file': 'This is a temporary file of an open workbook (its name begins with ~$); choose the original beside it.',
  'not-a-workbook': 'This is not a spreadsheet; check it in Excel or WPS, save it as .xlsx and try again.',
  'unsupported-format':
    'The format {extension} is not supported; save the file as .xlsx in Excel or WPS and try again.',
  encrypted: 'The file needs a password to open; remove the password, save it and try again.',
  'legacy-in-disguise':
    'The extension does not match: the content is an old .xls; open it in Excel or WPS, save it as .xlsx and try again.',
  truncated: 'The file is incomplete, perhaps cut off on its way; send or download it again.',
  'too-large':
    'The file unfolds to an unreasonable size and was not opened; copy the sheets you need into a new workbook.',
  'too-many-cells':
    'More than {limit} cells hold something, unlike a reporting sheet; copy the sheets you need into a new workbook.',
  'forbidden-xml':
    'The part {part} of the file holds an unsafe declaration (DTD) and was not opened; save it anew in Excel or WPS.',
  'broken-package':
    'The file is damaged ({part}); open and repair it in Excel or WPS and save it, or ask the unit to send it again.',
  'read-only-format': 'A {extension} file can only be read, not written; save it as .xlsx first.',
  'not-found': 'The file was not found; check its name and folder.',
  'no-permission':
    'Reading or writing is not permitted, or another program holds the file; close it or choose another folder.',
  'is-a-folder': 'This is a folder; a file is needed here.',
  'disk-full': 'The disk is full and nothing was written; make room and try again.',
  'name-too-long': 'The name of the file is too long; shorten it and try again.',
  'would-overwrite-input':
    'The result would overwrite the original, so nothing was written; choose another place or ask for it expressly.',
  io: 'Reading or writing the file failed ({reason}); try again, and tell the administrator if it persists.',
};
