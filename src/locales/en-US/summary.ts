/** Words of the summary that are not part of its sheets. */
export const summary = {
  verdicts: {
    accepted: 'Taken: {unit}, {period}',
    'replaces-earlier': 'Taken: {unit}, {period}, in place of its figures in the earlier summary',
    'kept-earlier': 'Kept from the earlier summary: {unit}',
    duplicate: 'Not taken: {unit} was submitted twice; {other} was used',
    'wrong-period': 'Not taken: its period is {period}, not that of this summary',
    'unknown-period': 'Not taken: its period cannot be read',
    'unknown-unit': 'Not taken: its reporting unit cannot be read',
    'wrong-form':
      'Not taken: {unit} is on the wrong form (county and city forms differ; a hand-made total is no return)',
    'not-expected': 'Not taken: {unit} is not among the expected units',
    'no-report': 'Not taken: no reporting sheet was found',
    unreadable: 'Not taken: it cannot be read ({error})',
  },
  changes: {
    none: 'Nothing has changed since the last summary',
    period: 'The period changed from {before} to {after}',
    'unit-added': 'Newly reported: {unit}',
    'unit-removed': 'No longer included: {unit}',
    'unit-changed': 'Figures changed: {unit}',
    total: '{code} {name}: city total changed from {before} to {after}',
    status: '{code} {name}: status changed from {before} to {after}',
    issues: 'Findings opened: {opened}; closed: {closed}',
  },
  blank: 'blank',
  noPeriod: 'No reporting sheet says for which period it is, so there is nothing to summarize',
};
