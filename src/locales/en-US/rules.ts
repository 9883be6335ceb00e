import type { RuleId } from '../../core/rules/catalogue';
import type { RuleWords } from '../zh-CN/rules';

export const rules: Readonly<Record<RuleId, RuleWords>> = {
  'missing-column': {
    title: 'Column missing',
    why: 'Without a column that the form asks for, its figures cannot be read. What a form of your own never had is said once.',
    message: {
      indicator: 'No column {columns} was found in the header; at least one of them is needed to tell the indicators.',
      value: 'No column {columns} was found in the header; it is needed to read the figures.',
      unjudged: 'This sheet has no column {columns}; what depends on it was not checked.',
    },
  },
  'duplicate-column': {
    title: 'Column twice',
    why: 'Each item has one column; of two, nobody knows which one counts.',
    message: { default: 'The column {header} repeats the one at {first}, which alone was read; please remove one.' },
  },
  'moved-column': {
    title: 'Column moved',
    why: 'The columns of an issued form keep their order, so that it can be compared cell by cell.',
    message: { default: 'The column {columns} stands in another place than in the form; it was read by its name.' },
  },
  'missing-row': {
    title: 'Indicator row missing',
    why: 'Every indicator of the form is reported; where nothing happened, 0 is.',
    message: {
      default: 'The row of indicator {code} ({indicator}) is missing; please add it and fill it in.',
      industries: '{indicator} has no rows by industry; please report {industries} one by one.',
    },
  },
  'duplicate-row': {
    title: 'Indicator row twice',
    why: 'An indicator is reported once; of two rows, nobody knows which one counts.',
    message: {
      default: '{indicator} already stands in row {first}; please keep one row only.',
      table: 'Another return begins in row {row} and was not read; please move it to a sheet of its own.',
    },
  },
  'unknown-row': {
    title: 'Row of your own',
    why: 'What is not in the catalogue is not counted: either it is one of the indicators, or it does not belong here.',
    message: {
      default:
        '“{text}” is not in the catalogue and is not counted; please remove it, or give it the name of an indicator.',
      nearest: '“{text}” is not in the catalogue; the nearest is “{nearest}”. If it is that one, please use its name.',
    },
  },
  'altered-text': {
    title: 'Locked text altered',
    why: 'Code, name and unit are set by the issuing office; with another unit the number means something else.',
    message: {
      code: 'The code is “{found}”; it should be “{expected}”.',
      name: 'The name is “{found}”; it should be “{expected}”.',
      unit: 'The unit is “{found}”; it should be “{expected}”. Please check the number as well.',
    },
  },
  'altered-target': {
    title: 'Target altered',
    why: 'Targets are allocated by the city office and are not the reporter’s to change.',
    message: {
      default: 'The target of {indicator} is {found}; {expected} was allocated. Please restore it.',
      blank: 'The target of {indicator} is blank; {expected} was allocated. Please restore it.',
      added: 'The target of {indicator} is {found}, but none was allocated; it should be blank.',
    },
  },
  'altered-formula': {
    title: 'Formula overwritten',
    why: 'What the form computes is not typed in; a typed figure no longer follows its operands.',
    message: {
      value: '{column} should be computed by {expected}; it now holds the typed {found}. Please restore the formula.',
      formula: 'The formula of {column} is {found}; it should be {expected}.',
      blank: 'The formula of {column} was deleted; it should be {expected}.',
    },
  },
  'error-value': {
    title: 'Error value',
    why: 'A return holds no error values; they spoil every total.',
    message: {
      default: 'The cell shows {error}, where a number should stand; please check the formula and what it refers to.',
    },
  },
  'external-link': {
    title: 'Link to another workbook',
    why: 'A return stands on its own; a formula that reads another workbook shows something else on the next computer.',
    message: { default: 'The formula refers to the workbook “{book}”; please put the value, or explain.' },
  },
  'merged-data': {
    title: 'Merged data cells',
    why: 'Each figure has a cell of its own; of merged cells only one remains.',
    message: {
      default: '{range} merges data cells, and only one of them can be read; please unmerge and fill in each.',
    },
  },
  'hidden-data': {
    title: 'Hidden rows or columns',
    why: 'Whoever signs a return sees all of it; hidden figures are added up all the same.',
    message: {
      rows: 'Row {rows} is hidden and holds data; please show it, or explain.',
      columns: 'Column {column} ({header}) is hidden and holds data; please show it, or explain.',
      sheet: 'The worksheet “{sheet}” is hidden and holds data; please show it, or explain.',
    },
  },
  'unknown-unit': {
    title: 'Unknown reporting unit',
    why: 'A return that cannot be assigned to a unit is counted for none.',
    message: {
      missing: 'No reporting unit is given; please name a unit of the list.',
      unknown: 'The reporting unit “{text}” is not in the list; please name a unit of the list.',
      nearest: 'The reporting unit “{text}” is not in the list; the nearest is “{nearest}”.',
      code: 'The unit code “{code}” is not in the list; please give the code of your unit.',
      disagreeing: 'The unit is {name}, but the code {code} is that of {other}; they should agree.',
      stamp: 'The unit is {name}, but this sheet was made for {made}; please check.',
    },
  },
  'wrong-period': {
    title: 'Wrong period',
    why: 'Figures of different periods cannot be compared or added; a period that is not over cannot be reported.',
    message: {
      missing: 'No period is given; please state it, such as 2021Q3.',
      unreadable: 'The period “{text}” cannot be understood; please state year and quarter (or month).',
      future: 'The period is {found}, which is not over; please check.',
      task: 'The period is {found}; {expected} was asked for. Please check.',
      stamp: 'The period is {found}; this sheet was made for {expected}. Please check.',
      others: 'The period is {found}; the other returns are for {expected}. Please check.',
    },
  },
  'missing-contact': {
    title: 'Contact missing',
    why: 'A return says who filled it in, who checked it, when, and how to reach them.',
    message: {
      default: '{label} is blank; please fill it in before you submit.',
      foot: 'The sheet has no {labels}; please add them before you submit.',
    },
  },
  'suspect-contact': {
    title: 'Contact in doubt',
    why: 'Two people fill in and check a return, after the period is over, and they can be reached.',
    message: {
      phone: '“{text}” does not look like a phone number; it should be a mobile number, or one with an area code.',
      date: '“{text}” is not a valid date; please give year, month and day.',
      'date-before': 'The sheet is dated {found}, but the period ends on {end}; please check.',
      'date-after': 'The sheet is dated {found}, which is after today; please check.',
      'same-person': 'Both filled in and checked by {name}; another person should check it.',
    },
  },
  'duplicate-submission': {
    title: 'Submitted twice',
    why: 'A unit submits one return for a period; of two, nobody knows which one counts.',
    message: { default: '{unit} already has a return for {period} ({first}); please keep one only.' },
  },
  'blank-value': {
    title: 'Blank value',
    why: 'A blank does not say whether nothing happened or something was forgotten; where nothing happened, enter 0.',
    message: { default: '{field} of {indicator} is blank; where nothing happened, enter 0.' },
  },
  placeholder: {
    title: 'Placeholder',
    why: 'A dash may mean zero, unknown or not applicable; enter a number, or explain.',
    message: {
      default:
        '{field} of {indicator} is “{text}”; enter a number (0 where nothing happened), or explain why there is none.',
      'not-applicable': '{field} of {indicator} is “{text}”; explain why it does not apply, or enter a number.',
    },
  },
  'text-number': {
    title: 'Number stored as text',
    why: 'A number stored as text looks like one and is left out of every sum.',
    message: { default: '“{text}” is text and is left out of sums; it should be the number {value}.' },
  },
  'number-with-unit': {
    title: 'Number with words',
    why: 'The unit has a column of its own; a number with words around it cannot be added, and must not count as 0.',
    message: { default: 'The cell holds “{text}”; it should hold the number {value} alone.' },
  },
  'unreadable-number': {
    title: 'Not a number',
    why: 'Where a number is asked for, words cannot be totalled.',
    message: { default: '{field} of {indicator} is “{text}”, in which no number can be read; please enter a number.' },
  },
  'non-integer-count': {
    title: 'Count not whole',
    why: 'Enterprises, projects and machines are counted in whole numbers.',
    message: { default: 'The cell holds {value}; counted in {unit}, it should be a whole number.' },
  },
  'negative-value': {
    title: 'Negative value',
    why: 'Counts and amounts start at zero; a correction changes the figure itself.',
    message: { default: '{field} of {indicator} is {value}; it should not be below 0.' },
  },
  'percent-scale': {
    title: 'Percentage a hundred times off',
    why: 'Where 67, 67% and 0.67 are mixed, figures are a hundred times off.',
    message: {
      operands: '{indicator} is {found}; its operands give {reference}, so it should be {expected}.',
      earlier: '{indicator} is {found}; it was {reference} last period, so {expected} may be meant.',
      target: '{indicator} is {found}; the target is {reference}, so {expected} may be meant.',
      rate: 'A rate of {indicator} is {found}, so {expected} may be meant.',
      'of-previous':
        'The last period of {indicator} is {found}; this period is {reference}, so {expected} may be meant.',
      'of-target': 'The target of {indicator} is {found}; the document says {reference}, so {expected} may be meant.',
    },
  },
  'share-range': {
    title: 'Share out of range',
    why: 'A part of a whole lies between 0 and 100%; whether an industry is covered is said with 1 or 0.',
    message: {
      default: '{indicator} is {value}; it should lie between 0 and 100%.',
      flag: '{indicator} is {value}; enter 1 where it is covered, 0 where it is not.',
    },
  },
  'unit-scale': {
    title: 'Wrong order of magnitude',
    why: 'An amount in ten thousands where hundred millions are asked for looks right and is ten thousand times too large.',
    message: {
      earlier:
        '{indicator} is {value}; the last period suggests about {reference}, a factor of about {factor}. {expected} may be meant; please check the unit.',
      target:
        '{indicator} is {value}; the target suggests about {reference}, a factor of about {factor}. {expected} may be meant; please check the unit.',
      peers:
        '{indicator} is {value}; the other units suggest about {reference}, a factor of about {factor}. {expected} may be meant; please check the unit.',
      base: 'One operand of {indicator} is {value}, a factor of about {factor} away from the other. {expected} may be meant; please check the unit.',
    },
  },
  'rank-range': {
    title: 'Impossible rank',
    why: 'A rank is a whole number from 1 to the number of those ranked.',
    message: {
      default: 'The rank is {value}; it should be a whole number from 1 to {last}.',
      open: 'The rank is {value}; it should be a whole number from 1 on.',
    },
  },
  outlier: {
    title: 'Outlier',
    why: 'A value far from the last one, or from those of other units, is worth a second look.',
    message: {
      change:
        '{indicator} is {value}; it was {previous}, which suggests about {expected}. It changed by more than half; please check, or explain.',
      peers: '{indicator} is {score}; the median of {count} other units is {median}. Please check {value}, or explain.',
      'peer-shares':
        '{indicator} is {value}, or {score} of its target; the median of {count} other units is {median}. Please check, or explain.',
    },
  },
  'extreme-attainment': {
    title: 'Target far exceeded',
    why: 'A target exceeded by half is a success that can be told, or a slip.',
    message: {
      default:
        '{indicator} is {actual} of {target}, an attainment of {attainment}, more than {limit}; please check, or explain.',
      industries:
        '{indicator} is {actual}, an attainment of {attainment} of the targets by industry, more than {limit}; please check, or explain.',
    },
  },
  'numerator-exceeds': {
    title: 'Numerator above denominator',
    why: 'The numerator is a part of the denominator; most often the two changed places.',
    message: {
      default:
        '{indicator}: {numeratorName} is {numerator}, more than {denominatorName}, {denominator}; please check whether they changed places.',
    },
  },
  'incomplete-pair': {
    title: 'Half of a pair missing',
    why: 'A ratio needs both its parts.',
    message: { default: '{indicator}: {filled} is {value}, but {blank} is blank; both are needed.' },
  },
  'zero-base': {
    title: 'Zero base',
    why: 'Nothing can be divided by zero, and a growth from nothing has no rate.',
    message: { default: '{indicator}: {field} is {value}; it should be above 0.' },
  },
  'ratio-mismatch': {
    title: 'Result does not follow',
    why: 'A typed result agrees with its operands, as far as its decimals show.',
    message: {
      operands: '{indicator} is {found}, but {numerator} and {denominator} give {expected}; please check.',
      industries: '{indicator} is {found}, but its industries give {expected}; please check.',
      attainment: 'The attainment of {indicator} is {found}; {actual} of {target} gives {expected}.',
    },
  },
  'part-exceeds-whole': {
    title: 'Part above whole',
    why: 'A part is never more than its whole.',
    message: { default: '{part} is {value}, more than {whole}, {limit}, which it is a part of; please check both.' },
  },
  'cumulative-decrease': {
    title: 'Cumulative value fell',
    why: 'What is counted since the start can only grow; if it falls, one of the two periods was wrong.',
    message: {
      default: '{indicator} is {value}, less than {previous} last period; please check, or explain what was taken out.',
    },
  },
  'restated-previous': {
    title: 'Last period restated',
    why: 'What was accepted last period stands; corrections are agreed with the city office.',
    message: {
      default:
        'The last value of {indicator} is given as {found}; {expected} was reported. Please restore it, or explain.',
    },
  },
  'stale-copy': {
    title: 'Copy of the last period',
    why: 'A whole period without a single change is rare; most often the last file was sent again.',
    message: {
      default: 'All {count} figures equal those of the last period; please check that this is not the last return.',
    },
  },
  'not-reset': {
    title: 'Yearly figure not reset',
    why: 'A yearly figure starts at zero on 1 January.',
    message: {
      default:
        '{indicator} is {value}, not less than {previous} for the whole of last year; please check that it was counted from January.',
    },
  },
  'missing-submission': {
    title: 'Not submitted',
    why: 'A total is complete when every unit that was asked has answered.',
    message: {
      default: '{unit} ({code}) has not submitted.',
      period: '{unit} ({code}) has not submitted for {period}.',
    },
  },
  'allocation-gap': {
    title: 'Targets fall short',
    why: 'The units’ targets together reach the city’s, or it cannot be met even if all succeed.',
    message: {
      default:
        'The targets of {indicator} add up to {sum} {unit}, below the city’s {target} {unit}; {gap} {unit} are missing.',
    },
  },
  'total-mismatch': {
    title: 'Total is not its parts',
    why: 'A total that was typed, or has missed a row, no longer is the sum of its parts.',
    message: { default: 'The total of {indicator} is {found}; its units give {expected}.' },
  },
  'non-additive-total': {
    title: 'Total of what cannot be added',
    why: 'Ratios, growth and ranks are neither added nor averaged; they are worked out anew from their operands.',
    message: {
      sum: 'The total of {indicator}, {found}, is the sum of its units, which means nothing; please work it out from the operands.',
      average:
        'The total of {indicator}, {found}, is the mean of its units, which is wrong; please work it out from the operands.',
      'sum-known':
        'The total of {indicator}, {found}, is the sum of its units, which means nothing; it should be {expected}.',
      'average-known':
        'The total of {indicator}, {found}, is the mean of its units, which is wrong; it should be {expected}.',
    },
  },
  'double-count': {
    title: 'Counted by two units',
    why: 'A zone lies inside counties, so that an enterprise or project is easily reported by both.',
    message: {
      default: 'The evidence of {indicator} names {name}, which {other} reports as well; please agree who counts it.',
    },
  },
  'reason-missing': {
    title: 'Lag without a reason',
    why: 'Whoever is behind schedule says why, so that help can come in time.',
    message: {
      default: '{indicator} is at “{status}” and has no explanation; please give the reason and what is being done.',
      attainment:
        '{indicator} is at {attainment}, “{status}”, and has no explanation; please give the reason and what is being done.',
    },
  },
  'boilerplate-reason': {
    title: 'Explanation explains nothing',
    why: 'An assurance is no reason; neither is a text that is too short, or the same as in another row.',
    message: {
      phrase:
        'The explanation of {indicator}, “{text}”, gives no reason; please say why it lags and what is being done.',
      short:
        'The explanation of {indicator}, “{text}”, is too short; please use at least {least} characters to say why it lags.',
      repeated:
        'The explanation of {indicator} is the same as in row {rows} (“{text}”); please give each its own reason.',
    },
  },
  'missing-evidence': {
    title: 'No evidence',
    why: 'What is counted can be shown by a list, a paper or a certificate.',
    message: {
      default: '{indicator} is {value} {unit}, but its evidence is blank; please name the list, paper or certificate.',
    },
  },
};
