import { describe, expect, test } from 'vitest';
import {
  runtimeFamily,
  runtimeMistake,
  runtimeNames,
} from '../../../../src/rehearsal/lambda/launch/runtimeName.ts';

describe('the name of a runtime', () => {
  test.each([...runtimeNames, 'python3.15', 'java26', 'dotnet12', 'ruby4.0'])(
    '%s is valid',
    (name) => expect(runtimeMistake(name)).toBeUndefined(),
  );

  test.each([
    ['nodejs20.x', '; expected one of nodejs22.x, nodejs24.x'],
    [
      'go1.x',
      ', which Lambda has deprecated; expected provided.al2023, with a program called bootstrap',
    ],
    ['provided', '; expected provided.al2023, with a program called bootstrap'],
    ['python2.7', ', which Lambda has deprecated; expected python3.9 or later'],
    ['python3.8', ', which Lambda has deprecated; expected python3.9 or later'],
    ['java8', ', which Lambda has deprecated; expected java8.al2, java11 or later'],
    ['ruby2.7', ', which Lambda has deprecated; expected ruby3.2 or later'],
    ['dotnetcore3.1', ', which Lambda has deprecated; expected dotnet8 or later'],
    ['dotnet6', ', which Lambda has deprecated; expected dotnet8 or later'],
    ['pyton3.13', "; did you mean 'python3.13'? Expected a runtime of Lambda"],
    ['rust', '; expected a runtime of Lambda, such as nodejs24.x or python3.14'],
  ])('%s is a mistake', (name, sentence) => {
    expect(runtimeMistake(name)?.slice(0, sentence.length)).toBe(sentence);
  });

  test('has the family that starts it', () => {
    const families = runtimeNames.map((name) => runtimeFamily(name));
    expect([...new Set(families)]).toEqual([
      ...['nodejs', 'python', 'java', 'ruby', 'dotnet', 'provided'],
    ]);
  });
});
