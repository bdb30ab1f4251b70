import * as classes from './entity-classes.js';

/** What MikroORM is told of. */
export const entities = Object.values(classes);
