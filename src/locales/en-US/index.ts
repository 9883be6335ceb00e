import type { Words } from '../zh-CN';
import { actions } from './actions';
import { cli } from './cli';

export const enUS: Words = { actions, cli };
