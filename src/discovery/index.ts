export * from './advice/index.js';
export * from './future/index.js';
export * from './groups/index.js';
export * from './next/index.js';
export * from './personas/index.js';
export * from './products/index.js';
export * from './profile/index.js';
