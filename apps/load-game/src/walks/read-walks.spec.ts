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
    expect(readCsv(csv.join('\n'))).toEqual([
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
    expect(readCsv(`player_id,at,lat,lon\n${row}\n${row}`)[0]?.fixes).toHaveLength(1);
  });

  it.each(['ann,yesterday,48,2', 'ann,2026-06-20T12:00:00Z,91,2', 'ann,2026-06-20T12:00:00Z,,2'])(
    'name the line that is no fix: %s',
    (row) => expect(() => readCsv(`player_id,at,lat,lon\n${row}`)).toThrow('Line 2 is not a fix'),
  );
});

describe('walks from GPX', () => {
  const point = (lat: number, time: string) => `<trkpt lat="${lat}" lon="2"><time>${time}</time></trkpt>`;
  const track = (name: string, points: string) => `<trk>${name}<trkseg>${points}</trkseg></trk>`;
  const gpx = (...tracks: string[]) => `<?xml version="1.0"?><gpx version="1.1">${tracks.join('')}</gpx>`;
  const one = point(48, '2026-06-20T12:00:00Z');

  it('are the tracks under their names, or that of the file', () => {
    const walks = readGpx(gpx(track('<name>Evening run</name>', one), track('', one)), 'my-file');
    expect(walks).toEqual([
      { name: 'Evening run', fixes: [{ at: noon, lat: 48, lon: 2 }] },
      { name: 'my-file', fixes: [{ at: noon, lat: 48, lon: 2 }] },
    ]);
  });

  it('tell tracks of one name apart', () =>
    expect(readGpx(gpx(track('', one), track('', one)), 'run').map(({ name }) => name)).toEqual([
      'run',
      'run-2',
    ]));

  it('join the segments of a track', () => {
    const segments = `<trk><trkseg>${one}</trkseg><trkseg>${point(49, '2026-06-20T12:01:00Z')}</trkseg></trk>`;
    expect(readGpx(gpx(segments), 'run')[0]?.fixes.map(({ lat }) => lat)).toEqual([48, 49]);
  });

  it('name the point that has no time', () =>
    expect(() => readGpx(gpx(track('', '<trkpt lat="48" lon="2"/>')), 'run')).toThrow('Point 1 of run'));
});
