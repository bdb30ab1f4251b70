import { lookAt } from '../../src/actions/bound.js';

describe('a figure crosses a bound', () => {
  const after = (trigger: 'ROSE_ABOVE' | 'FELL_BELOW', margin: string, ...figures: string[]) => {
    let armed: boolean | null = null;
    return figures.filter((figure) => {
      const seen = lookAt(trigger, { figure: 'SIZE', value: '10', margin }, { armed, figure });
      armed = seen.armed;
      return seen.crosses;
    });
  };

  test('when it was at it or on this side before, once until it has come back by the margin', () => {
    expect(after('ROSE_ABOVE', '0', '9', '10', '11', '12', '10', '13')).toEqual(['11', '13']);
    expect(after('ROSE_ABOVE', '2', '9', '11', '9', '11', '8', '11')).toEqual(['11', '11']);
    expect(after('FELL_BELOW', '0', '11', '10', '9', '8', '10', '7')).toEqual(['9', '7']);
    expect(after('FELL_BELOW', '0.5', '10', '9.9999', '10.4', '9.8', '10.5', '9.7')).toEqual(['9.9999', '9.7']);
  });

  test('not where it is beyond it when it is first looked at', () => {
    expect(after('ROSE_ABOVE', '0', '11', '12', '10', '11')).toEqual(['11']);
    expect(after('FELL_BELOW', '0', '9', '8', '10', '9')).toEqual(['9']);
  });
});
