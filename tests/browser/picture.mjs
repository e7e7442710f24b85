// Makes the picture of the room for the README. Usage: CHAOSDAY=PROGRAM node picture.mjs OUT.png
import { Stage } from './stage.mjs';

const stage = await Stage.open('config/days/single-day.toml');
try {
  const [fay, rex, ada] = [await stage.page('fay'), await stage.page('rex'), await stage.page('ada', { viewport: { width: 1280, height: 840 } })];
  await fay.command('incidents', 'kickoff now');
  await rex.sees('incidents', 'pre-production');
  await fay.jumpTo('09:30');
  await ada.command('chaos-agents', 'start 1 why: everybody is at their desk');
  await rex.type('incidents', 'Confirmations are late. I look at the mail queue.');
  await rex.command('incidents', 'seen orders are confirmed late');
  await ada.command('chaos-agents', 'log 1 the queue grows, no alert yet');
  await ada.page.mouse.move(0, 0);
  await ada.page.screenshot({ path: process.argv[2] ?? 'room.png' });
} finally {
  await stage.close();
}
