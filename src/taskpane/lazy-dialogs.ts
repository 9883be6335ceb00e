export { Dialogs } from './components/Dialogs';
export { WENZHOU_2020_93 as CATALOGUE } from '../core/schema/wenzhou-2020-93';
