export * from './future/index.js';
export * from './profile/index.js';
