import { remember, rememberLast } from '../../src/core/memo';

test('an answer is remembered, also when it is null', () => {
  const asked: string[] = [];
  const answer = remember((text) => {
    asked.push(text);
    return text === '' ? null : text.length;
  });
  expect([answer('ab'), answer(''), answer('ab'), answer('')]).toEqual([2, null, 2, null]);
  expect(asked).toEqual(['ab', '']);
});

test('all is forgotten when the limit is reached', () => {
  const asked: string[] = [];
  const answer = remember((text) => {
    asked.push(text);
    return 1;
  }, 2);
  for (const text of ['a', 'b', 'a', 'c', 'c', 'a']) answer(text);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});

test('long texts are not kept', () => {
  let asked = 0;
  const answer = remember(() => ++asked);
  const long = 'x'.repeat(200);
  expect([answer(long), answer(long)]).toEqual([1, 2]);
});

test('of objects only the last answer is remembered', () => {
  const asked: string[] = [];
  const answer = rememberLast(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name.length;
  });
  const [one, other] = [{ name: 'a' }, { name: 'bc' }];
  expect([answer(one), answer(one), answer(other), answer(one)]).toEqual([1, 1, 2, 1]);
  expect(asked).toEqual(['a', 'bc', 'a']);
});
