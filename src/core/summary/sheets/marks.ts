import { GENERATED_NAME } from '../../report/stamp';
import type { SheetPlan } from '../../edit';
import type { DefinedName } from '../../snapshot';
import type { SummaryModel } from '../model';
import type { SheetKey } from './layout';

/** What a generated sheet says of the summary that it belongs to. */
export const SUMMARY_NAME = '_pir_summary';

const literal = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The hidden names by which a generated sheet is known again, whatever it is called. */
export function generatedNames(key: SheetKey, model: SummaryModel): NonNullable<SheetPlan['names']> {
  const { catalogue, period, time, fingerprint } = model;
  return [
    { name: GENERATED_NAME, formula: literal(key), hidden: true },
    {
      name: SUMMARY_NAME,
      formula: literal([catalogue.id, catalogue.version, period.id, time, fingerprint].join('|').slice(0, 250)),
      hidden: true,
    },
  ];
}

/** The text of a name that holds a text constant; programs re-write the formula around it. */
export function textOfName(name: DefinedName): string {
  return /"((?:[^"]|"")*)"/.exec(name.formula)?.[1]?.replaceAll('""', '"') ?? '';
}

/** 模式 wenzhou-2020-93 1.0.0 · 生成 2021-10-15 09:30 · 指纹 … */
export function footLine(model: SummaryModel): string {
  const { catalogue, time, fingerprint } = model;
  return `指标模式 ${catalogue.id} ${catalogue.version} · 生成时间 ${time} · 输入指纹 ${fingerprint}`;
}
