import { rightsOfClaims } from '../../src/access/tokens/rights-of-claims.js';

const A = '0197a1de-0000-7000-8000-00000000000a';
const B = '0197A1DE-0000-7000-8000-00000000000B';

describe('scopes are', () => {
  test.each([
    ['the words of a text that are scopes', 'openid segments:read  admins', ['segments:read']],
    ['the texts of a list', ['segments:read', 7, null, ['admin'], 'orders:read'], ['segments:read', 'orders:read']],
    ['none of anything else', { admin: true }, []],
    ['none of nothing', undefined, []],
  ])('%s', (_, scope, expected) => {
    expect([...rightsOfClaims({ scopes: { claim: 'scope' } }, { scope }).scopes]).toEqual(expected);
  });

  test('what the map makes of values, and none of values that it does not have', () => {
    const map = { analyst: ['segments:read'], admin: [] } as const;
    const scopes = { claim: 'roles', map };
    expect([...rightsOfClaims({ scopes }, { roles: ['analyst', 'admin', 'segments:write', 'constructor', '__proto__'] }).scopes]).toEqual([
      'segments:read',
    ]);
  });

  test('found by the name of the claim before its path, and not among what every object has', () => {
    const read = (claim: string, claims: object) => [...rightsOfClaims({ scopes: { claim } }, claims as Record<string, unknown>).scopes];
    expect(read('a.b', { 'a.b': 'admin', a: { b: 'orders:read' } })).toEqual(['admin']);
    expect(read('a.b', { a: { b: 'orders:read' } })).toEqual(['orders:read']);
    expect(read('a.b', { a: 'admin' })).toEqual([]);
    expect(read('constructor.name', {})).toEqual([]);
  });
});

describe('segments are', () => {
  const scopes = { claim: 'scope' };
  test.each([
    ['all where nothing is to limit them', undefined, { segments: [A] }, null],
    ['those that the claim names', { claim: 'segments' }, { segments: [A, B, 'x'] }, [A, B.toLowerCase()]],
    ['all where it names all', { claim: 'segments' }, { segments: '*' }, null],
    ['none without the claim', { claim: 'segments' }, {}, []],
    ['those of the map', { claim: 'team', map: { north: [A], south: [B], board: ['*'] } }, { team: ['north', 'east'] }, [A]],
    ['all if the map says so', { claim: 'team', map: { north: [A], board: ['*'] } }, { team: 'north board' }, null],
  ])('%s', (_, segments, claims, expected) => {
    const { segmentIds } = rightsOfClaims({ scopes, segments }, claims);
    expect(segmentIds && [...segmentIds]).toEqual(expected);
  });
});
