import { actions } from './actions';
import { cli } from './cli';

/** Chinese is the master: the other languages have its keys and its holes. */
export const zhCN = { actions, cli };

export type Words = typeof zhCN;
