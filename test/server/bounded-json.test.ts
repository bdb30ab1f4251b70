import { quoteLongIntegers, readJsonWithLongIds } from '../../src/server/bounded-json.js';

test('whole numbers keep their digits, and nothing else changes', () => {
  const text = String.raw`{"id":820982911946154508,"n":-9007199254740993,"safe":9007199254740991,"exact":12345678901234567.5,"e":12345678901234567e2,
    "in \"820982911946154508, \\":"820982911946154508","list":[9007199254740992 ,[706405506930370084],0,true,null],"\\\"":1}`;
  expect(readJsonWithLongIds(text)).toEqual({
    ...(JSON.parse(text) as object),
    id: '820982911946154508',
    n: '-9007199254740993',
    list: ['9007199254740992', ['706405506930370084'], 0, true, null],
  });
  expect(readJsonWithLongIds('820982911946154508')).toBe('820982911946154508');
  expect(quoteLongIntegers('{"a":[1,2.5,"x"]}')).toBe('{"a":[1,2.5,"x"]}');
  // What quotes would make valid is none.
  for (const none of ['{820982911946154508:1}', '[0820982911946154508]', '[820982911946154508']) {
    expect(() => readJsonWithLongIds(none)).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  }
});
