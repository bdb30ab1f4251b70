import { Abreast } from '../../../src/sync/import/abreast.js';

/** Work that ends when it is told to. */
function work(name: string, log: string[]) {
  let end: (error?: Error) => void = () => {};
  const run = () => {
    log.push(`${name} begins`);
    return new Promise<void>((resolve, reject) => {
      end = (error) => {
        log.push(`${name} ends`);
        if (error === undefined) resolve();
        else reject(error);
      };
    });
  };
  return { run, end: (error?: Error) => end(error) };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
const ids = (...all: string[]) => new Set(all);

describe('batches', () => {
  test('are written at once, as many as may be', async () => {
    const log: string[] = [];
    const [a, b, c] = [work('a', log), work('b', log), work('c', log)];
    const abreast = new Abreast(2);
    await abreast.write(ids('1'), a.run);
    await abreast.write(ids('2'), b.run);
    const third = abreast.write(ids('3'), c.run);
    await turn();
    expect(log).toEqual(['a begins', 'b begins']);
    b.end();
    await third;
    expect(log).toEqual(['a begins', 'b begins', 'b ends', 'c begins']);
    a.end();
    c.end();
    await abreast.end();
  });

  test('that say something of one record are written one after the other', async () => {
    const log: string[] = [];
    const [a, b] = [work('a', log), work('b', log)];
    const abreast = new Abreast(2);
    await abreast.write(ids('1', '2'), a.run);
    const second = abreast.write(ids('2', '3'), b.run);
    await turn();
    a.end();
    await second;
    expect(log).toEqual(['a begins', 'a ends', 'b begins']);
    b.end();
    await abreast.end();
  });

  test('are all over before a failure is told, and none is begun after it', async () => {
    const log: string[] = [];
    const [a, b, c] = [work('a', log), work('b', log), work('c', log)];
    const abreast = new Abreast(2);
    await abreast.write(ids('1'), a.run);
    await abreast.write(ids('2'), b.run);
    const third = abreast.write(ids('3'), c.run).catch((error: unknown) => error);
    a.end(new Error('no space'));
    await turn();
    b.end();
    expect(await third).toEqual(new Error('no space'));
    expect(log).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
    await expect(abreast.end()).rejects.toThrow('no space');
  });
});
