import fc from 'fast-check';
import { assertLaw } from './assert-law.js';

const short = () => fc.asyncProperty(fc.array(fc.nat()), async (numbers) => expect(numbers.length).toBeLessThan(3));

test('a law that does not hold fails with a small case', async () => {
  await expect(assertLaw(short(), { seed: 1 })).rejects.toThrow('Counterexample: [[0,0,0]]');
});

test('a law that does not hold fails with the case as it was found where there is no time to make it smaller', async () => {
  await expect(assertLaw(short(), { seed: 1 }, -1)).rejects.toThrow('Shrunk 0 time(s)');
});
