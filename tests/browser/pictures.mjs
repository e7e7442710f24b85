// Makes the pictures of board, timeline and status page for the README, wide and phone-narrow, light and dark.
// Usage: CHAOSDAY=PROGRAM node pictures.mjs DIRECTORY
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Stage, until } from './stage.mjs';

const into = process.argv[2] ?? 'pictures';
const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

await mkdir(into, { recursive: true });
const stage = await Stage.open('config/days/single-day.toml');
try {
  const [fay, rex, ada, bo] = [await stage.page('fay'), await stage.page('rex'), await stage.page('ada'), await stage.page('bo')];
  await fay.command('incidents', 'kickoff now');
  await rex.sees('incidents', 'pre-production');
  await fay.jumpTo('09:30');
  await ada.command('chaos-agents', 'start 1 why: everybody is at their desk');
  await rex.command('incidents', 'seen orders are confirmed late team: shop');
  await ada.command('chaos-agents', 'log 1 the queue grows, no alert yet');
  await fay.jumpTo('10:10');
  await ada.command('chaos-agents', 'stop 1 by team why: shop told support, and waited it out');
  await ada.command('chaos-agents', 'rolled-back 1');
  await rex.command('incidents', 'resolved 1');
  await bo.command('chaos-agents', 'start 2 why: payments are quiet');
  await ada.command('chaos-agents', 'start 3 why: one more');
  await ada.command('chaos-agents', 'change "the disk alert is off" restore: "switch it on in the alerting" why: noise');
  await rex.command('incidents', 'seen payments answer slowly team: payments');
  await rex.command('incidents', 'seen the cart is empty team: shop');
  await rex.command('incidents', 'seen two customers were charged twice team: payments');
  await bo.command('chaos-agents', 'log 2 they suspect the database');
  await fay.jumpTo('10:20');
  const take = async (who, name, options) => {
    for (const colorScheme of ['light', 'dark']) {
      const it = await stage.dayPage(who, { ...options, colorScheme });
      await until(async () => (await it.page.locator('main:visible').count()) > 0);
      if (name.startsWith('board')) await it.page.locator('#timeline .b-running').first().waitFor({ state: 'attached' });
      if (name === 'board') await it.page.locator('#timeline').screenshot({ path: join(into, `board-timeline-${colorScheme}.png`) });
      await it.page.evaluate(() => scrollTo(0, 0));
      await it.page.screenshot({ path: join(into, `${name}-${colorScheme}.png`), fullPage: options === narrow });
      await it.page.context().close();
    }
  };
  await take(ada, 'board', wide);
  await take(ada, 'board-phone', narrow);
  await take(rex, 'status', { viewport: { width: 1000, height: 900 } });
  await take(rex, 'status-phone', narrow);
} finally {
  await stage.close();
}
