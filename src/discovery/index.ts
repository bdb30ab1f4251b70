export * from './future/index.js';
