import { readCsv } from './read-csv.js';
import { readGpx } from './read-gpx.js';

const noon = Date.parse('2026-06-20T12:00:00Z');

describe('walks from CSV', () => {
  it('are one for each player, in the order of time', () => {
    const csv = [
      'player_id,at,lat,lon',
      'ann,2026-06-20T14:00:05+02:00,48.1,2.1',
      'bob,2026-06-20T12:00:01Z,48.3,2.3',
      'ann,2026-06-20T12:00:00Z,48,2',
    ];
    expect(readCsv(csv.join('\n'), 'w.csv')).toEqual([
      {
        name: 'ann',
        fixes: [
          { at: noon, lat: 48, lon: 2 },
          { at: noon + 5_000, lat: 48.1, lon: 2.1 },
        ],
      },
      { name: 'bob', fixes: [{ at: noon + 1_000, lat: 48.3, lon: 2.3 }] },
    ]);
  });

  it('leave out a second fix of the same time', () => {
    const row = 'ann,2026-06-20T12:00:00Z,48,2';
    expect(readCsv(`player_id,at,lat,lon\n${row}\n${row}`, 'w.csv')[0]?.fixes).toHaveLength(1);
  });

  const noonText = '2026-06-20T12:00:00Z';
  const complaint = (...rows: string[]) => {
    try {
      readCsv(['player_id,at,lat,lon', ...rows].join('\n'), 'w.csv');
    } catch (error) {
      return (error as Error).message;
    }
    return undefined;
  };

  it.each([
    ['ann,yesterday,48,2', 'w.csv line 2: at is not a time: "yesterday".'],
    [`ann,${noonText},91,2`, 'w.csv line 2: lat is not a number from -90 to 90: "91".'],
    [`ann,${noonText},48,x`, 'w.csv line 2: lon is not a number from -180 to 180: "x".'],
    [`ann,${noonText},,2`, 'w.csv line 2: lat is missing.'],
    [`ann,${noonText},48`, 'w.csv line 2: lon is missing.'],
    [`,${noonText},48,2`, 'w.csv line 2: player_id is missing.'],
    [`ann,${noonText},48,1,2,1`, 'w.csv line 2: there are more fields than line 1 names.'],
    [`ann,"${noonText},48,2`, 'w.csv line 2: it is not CSV; look at its quotes.'],
  ])('name the file, the line and the field at fault: %s', (row, sentence) =>
    expect(complaint(row)).toBe(sentence),
  );

  it('name the first five lines at fault, and how many more there are', () => {
    const bad = Array.from({ length: 7 }, () => 'ann,yesterday,48,2');
    const said = complaint(`ann,${noonText},48,2`, '', ...bad)!.split('\n');
    expect(said.map((line) => line.slice(0, 'w.csv line 4'.length))).toEqual([
      ...[4, 5, 6, 7, 8].map((n) => `w.csv line ${n}`),
      'and 2 more.',
    ]);
  });

  it('name the columns that are not there', () =>
    expect(() => readCsv('player_id;at\nann;now', 'w.csv')).toThrow(
      'w.csv line 1: the columns must be player_id, at, lat, lon; there is no player_id, at, lat, lon.',
    ));
});

describe('walks from GPX', () => {
  const point = (lat: number, time: string) => `<trkpt lat="${lat}" lon="2"><time>${time}</time></trkpt>`;
  const track = (name: string, points: string) => `<trk>${name}<trkseg>${points}</trkseg></trk>`;
  const gpx = (...tracks: string[]) => `<?xml version="1.0"?><gpx version="1.1">${tracks.join('')}</gpx>`;
  const one = point(48, '2026-06-20T12:00:00Z');

  it('are the tracks under their names, or that of the file', () => {
    const walks = readGpx(gpx(track('<name>Evening run</name>', one), track('', one)), 'some/my-file.gpx');
    expect(walks).toEqual([
      { name: 'Evening run', fixes: [{ at: noon, lat: 48, lon: 2 }] },
      { name: 'my-file', fixes: [{ at: noon, lat: 48, lon: 2 }] },
    ]);
  });

  it('tell tracks of one name apart', () =>
    expect(readGpx(gpx(track('', one), track('', one)), 'run.gpx').map(({ name }) => name)).toEqual([
      'run',
      'run-2',
    ]));

  it('join the segments of a track', () => {
    const segments = `<trk><trkseg>${one}</trkseg><trkseg>${point(49, '2026-06-20T12:01:00Z')}</trkseg></trk>`;
    expect(readGpx(gpx(segments), 'run.gpx')[0]?.fixes.map(({ lat }) => lat)).toEqual([48, 49]);
  });

  it('name the point that has no time', () =>
    expect(() => readGpx(gpx(track('', '<trkpt lat="48" lon="2"/>')), 'run.gpx')).toThrow(
      'run.gpx point 1 of run: at is missing.',
    ));

  it.each([
    ['\u0000\u0001garbage', 'run.gpx line 1: it is not XML, as GPX is.'],
    ['<gpx>\n<trk></gpx>', 'run.gpx line 2: it is not XML, as GPX is.'],
    ['<html></html>', 'run.gpx is XML but not GPX: it has no <gpx>.'],
  ])('that is none is said in our own words, without what is in it', (text, sentence) =>
    expect(() => readGpx(text, 'run.gpx')).toThrow(new Error(sentence)),
  );
});
