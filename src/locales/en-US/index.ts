import type { Words } from '../zh-CN';
import { actions } from './actions';
import { cli } from './cli';
import { errors } from './errors';
import { excel } from './excel';
import { rules } from './rules';
import { summary } from './summary';

export const enUS: Words = { actions, cli, errors, excel, rules, summary };
