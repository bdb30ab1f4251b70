// An invented shop to try everything on: see demo-shop.ts for what it is, demo-people.ts for Joe and Sarah.
export { demoSegments, type DemoSegment } from './demo-segments.js';
export { generateDemoShop, type DemoShop, type DemoShopOptions } from './demo-shop.js';
export { DEMO_SOURCE, loadDemoShop, type DemoProgress } from './load-demo-shop.js';
export { seedDemoShop, type SeedOptions } from './seed-demo-shop.js';
