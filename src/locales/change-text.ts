import { formatPeriod, parsePeriod } from '../core/period';
import type { Catalogue } from '../core/schema/catalogue';
import { indicatorByCode } from '../core/schema/facts';
import type { Change } from '../core/summary/changes';
import { figureText } from '../core/summary/notes';
import type { Words } from '.';
import { format } from './format';

function periodText(id: string): string {
  const period = parsePeriod(id);
  return period ? formatPeriod(period) : id;
}

/** What is different since the summary was last made, as a sentence. */
export function changeText(change: Change, catalogue: Catalogue, texts: Pick<Words, 'summary'>): string {
  const { changes, blank } = texts.summary;
  const sentence = changes[change.kind];
  switch (change.kind) {
    case 'unit-added':
    case 'unit-removed':
    case 'unit-changed':
      return format(sentence, { unit: change.unit.name });
    case 'total': {
      const indicator = indicatorByCode(catalogue, change.code);
      const figure = (value: number | null) => (value === null || !indicator ? blank : figureText(value, indicator));
      return format(sentence, {
        code: change.code,
        name: change.name,
        before: figure(change.before),
        after: figure(change.after),
      });
    }
    case 'status':
      return format(sentence, {
        code: change.code,
        name: change.name,
        before: change.before || blank,
        after: change.after || blank,
      });
    case 'issues':
      return format(sentence, { opened: change.opened, closed: change.closed });
    case 'period':
      return format(sentence, { before: periodText(change.before), after: periodText(change.after) });
  }
}
