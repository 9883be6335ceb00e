import { version } from '../../package.json';

/** Of the package. */
export const VERSION: string = version;
