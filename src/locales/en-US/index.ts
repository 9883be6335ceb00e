import type { Words } from '../zh-CN';
import { actions } from './actions';
import { cli } from './cli';
import { errors } from './errors';

export const enUS: Words = { actions, cli, errors };
