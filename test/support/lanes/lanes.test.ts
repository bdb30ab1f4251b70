import { listPaths } from '../source-files.js';
import { LONGEST, ON_NEWEST_POSTGRES } from './lanes.js';

test('the lists of the lanes name files that there are', () => {
  const paths = new Set(listPaths());
  expect([...LONGEST, ...ON_NEWEST_POSTGRES].filter((file) => !paths.has(`test/${file}`))).toEqual([]);
});
