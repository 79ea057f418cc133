import kafkajs from 'kafkajs';
const [broker] = process.argv.slice(2);
const kafka = new kafkajs.Kafka({ brokers: [broker], logLevel: 1 });
const read = async (topic) => {
  const c = kafka.consumer({ groupId: 'an' + Math.random() });
  const admin = kafka.admin(); await admin.connect();
  const offs = await admin.fetchTopicOffsets(topic); await admin.disconnect();
  let left = offs.reduce((s, o) => s + Number(o.high) - Number(o.low), 0);
  const out = [];
  await c.connect(); await c.subscribe({ topic, fromBeginning: true });
  await new Promise((res) => { const t = setTimeout(res, 20000); c.run({ eachMessage: async ({ partition, message }) => { out.push({ p: partition, o: Number(message.offset), ts: Number(message.timestamp), key: String(message.key), type: String(message.headers.ce_type), v: String(message.value), by: String(message.headers.causedby) }); if (--left <= 0) { clearTimeout(t); res(); } } }); });
  await c.disconnect(); return out;
};
const feed = await read('hunt.player-feed.v1');
const said = [...await read('hunt.player-activity.v1'), ...await read('hunt.solution-attempts.v1')];
const kill = 0;
const tl = new Map();
for (const m of [...feed, ...said]) { const id = m.type.startsWith('player.') || m.type === 'solution.attempted' || m.type === 'undefined' ? JSON.parse(m.v).playerId : m.key; if (!tl.has(id)) tl.set(id, []); tl.get(id).push(m); }
const t0 = Math.min(...feed.map((m) => m.ts));
const gaps = [];
for (const [id, ms] of tl) { ms.sort((a, b) => a.ts - b.ts); for (let i = 1; i < ms.length; i++) { const g = ms[i].ts - ms[i - 1].ts; if (g > 30000) gaps.push({ id, at: ms[i - 1].ts - t0, g, from: ms[i - 1].type + ' ' + ms[i-1].p + ' ' + ms[i - 1].v.slice(0, 140), to: ms[i].type }); } }
gaps.sort((a, b) => a.at - b.at);
const early = gaps.filter((g) => g.at < 110000);
console.log('early', early.length, 'of', tl.size);
const kinds = Map.groupBy(early, (g) => g.from.split(' ').slice(0, 2).join(' ') + ' -> ' + g.to);
for (const [k, v] of kinds) console.log(k, v.length, 'first at', v[0].at, 'gap', v[0].g);
console.log(early.slice(0, 6));
const per = {}; for (const m of feed) { const s = Math.floor((m.ts - t0) / 10000); per[s] = (per[s] ?? 0) + 1; } console.log(per);
