import { unfilled } from '../../src/locales/format';

/** In tests a hole that nothing fills is a mistake, never three dots. */
unfilled.hole = (name, template) => {
  throw new Error(`Nothing fills {${name}} of “${template}”.`);
};
