import { settings } from './settings.js';

describe('the origins that may call from a browser', () => {
  const read = (text: string) => settings.corsOrigins.type.safeParse(text);

  it('are a list', () =>
    expect(read('https://play.example, http://localhost:5173').data).toEqual([
      'https://play.example',
      'http://localhost:5173',
    ]));

  it('may be any', () => expect(read('*').data).toEqual(['*']));

  it.each(['play.example', 'https://play.example/', 'https://play.example/game', 'https://Play.example', ''])(
    'are refused as %j: no browser names one so',
    (text) => expect(read(text).success).toBe(false),
  );
});
