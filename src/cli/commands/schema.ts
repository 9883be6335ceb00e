import { WENZHOU_2020_93 } from '../../core/schema/wenzhou-2020-93';
import type { Indicator } from '../../core/schema/catalogue';
import { format, words, type Words } from '../../locales';
import type { Call, ExitStatus } from '../call';
import { jsonText, schemaJson } from '../json';
import { columnsOf } from '../progress';
import type { Terminal } from '../terminal';

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => columnsOf(row[column]!))));
  return rows
    .map((row) =>
      row
        .map((text, column) => text + ' '.repeat(widths[column]! - columnsOf(text)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function rowOf(indicator: Indicator, texts: Words['cli']['schema']): string[] {
  return [
    indicator.code,
    indicator.clause,
    indicator.name,
    format(texts.comparison[indicator.comparison], { target: indicator.target, unit: indicator.unit }),
    texts.reportedBy[indicator.reportedBy],
  ];
}

export async function run(call: Call, terminal: Terminal): Promise<ExitStatus> {
  const catalogue = WENZHOU_2020_93;
  if (call.flags.has('json')) {
    terminal.out(jsonText(schemaJson(catalogue)));
    return 0;
  }
  const texts = words(call.locale).cli.schema;
  const { columns } = texts;
  const title = { title: catalogue.title, document: catalogue.document.number, count: catalogue.indicators.length };
  const rows = [
    [columns.code, columns.clause, columns.name, columns.target, columns.reportedBy],
    ...catalogue.indicators.map((indicator) => rowOf(indicator, texts)),
  ];
  terminal.out(`${format(texts.title, title)}\n\n${table(rows)}\n`);
  return 0;
}
