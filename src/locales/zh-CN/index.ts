import { actions } from './actions';
import { cli } from './cli';
import { errors } from './errors';
import { excel } from './excel';
import { rules } from './rules';
import { summary } from './summary';

/** Chinese is the master: the other languages have its keys and its holes. */
export const zhCN = { actions, cli, errors, excel, rules, summary };

export type Words = typeof zhCN;
