import type { ConditionalFormat, SheetPlan } from '../../../core/edit';
import { work, type Work } from '../work';
import { rangeOf } from '../write-cells';

export function conditionalFormatWork({ name, conditionalFormats = [] }: SheetPlan): Work[] {
  return conditionalFormats.map((format) =>
    work(1000, (context) => add(rangeOf(context, name, format.range).conditionalFormats, format)),
  );
}

function add(formats: Excel.ConditionalFormatCollection, format: ConditionalFormat): void {
  switch (format.type) {
    case 'expression': {
      const { custom } = formats.add('Custom');
      custom.rule.formula = `=${format.formula}`;
      if (format.fill !== undefined) custom.format.fill.color = format.fill;
      if (format.color !== undefined) custom.format.font.color = format.color;
      if (format.bold !== undefined) custom.format.font.bold = format.bold;
      return;
    }
    case 'color-scale':
      formats.add('ColorScale').colorScale.criteria = criteriaOf(format.points);
      return;
    case 'data-bar': {
      const { dataBar } = formats.add('DataBar');
      dataBar.positiveFormat.fillColor = format.color;
      dataBar.positiveFormat.gradientFill = false;
      dataBar.showDataBarOnly = false;
    }
  }
}

type Points = Extract<ConditionalFormat, { readonly type: 'color-scale' }>['points'];

function criteriaOf(points: Points): Excel.ConditionalColorScaleCriteria {
  const criteria = points.map(({ at, color }): Excel.ConditionalColorScaleCriterion => {
    if (at === 'min') return { type: 'LowestValue', color };
    if (at === 'max') return { type: 'HighestValue', color };
    return { type: 'Number', formula: String(at), color };
  });
  const minimum = criteria[0]!;
  const maximum = criteria.at(-1)!;
  return criteria.length === 3 ? { minimum, midpoint: criteria[1]!, maximum } : { minimum, maximum };
}
