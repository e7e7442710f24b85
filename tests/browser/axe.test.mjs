// Every page, light and dark, in every state that looks different: axe-core finds no serious fault.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { Stage, patience } from './stage.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looks = ['light', 'dark'];

let stage;
let fay;
let ada;
let rex;
before(async () => {
  stage = await Stage.open('config/days/single-day.toml');
  [fay, ada, rex] = [await stage.page('fay'), await stage.page('ada'), await stage.page('rex')];
  await fay.command('incidents', 'kickoff now');
  await rex.sees('incidents', 'pre-production');
  await fay.jumpTo('09:30');
  await ada.command('chaos-agents', 'start 1 why: everybody is here');
  await ada.command('chaos-agents', 'log 1 the queue grows');
  await ada.command('chaos-agents', 'change "the alert is off" restore: "switch it on" why: noise');
  for (let n = 0; n < 4; ++n) await rex.command('incidents', `seen orders come late ${n} team: shop`);
});
after(() => stage?.close());

async function isAccessible(page, what) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`);
  assert.deepEqual(serious, [], what);
}
const still = (colorScheme) => ({ colorScheme, reducedMotion: 'reduce' });

for (const look of looks) {
  test(`the board, a card’s story, a form and an answer, ${look}`, async () => {
    const { page } = await stage.dayPage(ada, still(look));
    await page.locator('.card').first().waitFor(patience);
    await isAccessible(page, 'board');
    await page.locator('.card[data-column=running] .card-title').click();
    await page.getByRole('dialog').waitFor(patience);
    await isAccessible(page, 'story');
    await page.keyboard.press('Escape');
    await page.locator('.card[data-column=running]').getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('dialog').waitFor(patience);
    await isAccessible(page, 'form');
    await page.keyboard.press('Escape');
    await page.locator('.figure.link').click();
    await page.getByRole('dialog').waitFor(patience);
    await isAccessible(page, 'open changes');
    await page.context().close();
  });

  test(`the status page and the way in, ${look}`, async () => {
    const { page } = await stage.dayPage(rex, still(look));
    await page.locator('.sighting').first().waitFor(patience);
    await isAccessible(page, 'status');
    await page.context().close();
    const door = await stage.tab(still(look));
    await door.goto(await rex.link());
    await door.getByRole('button', { name: 'Open my page' }).waitFor(patience);
    await isAccessible(door, 'the way in');
    await door.context().close();
  });

  test(`the rehearsal room, ${look}`, async () => {
    const { page } = await stage.page('ada', still(look));
    await page.locator('.card').first().waitFor(patience);
    await isAccessible(page, 'room');
    await page.context().close();
  });
}

for (const look of looks) {
  test(`a hold, a real incident, and a narrow screen, ${look}`, async () => {
    await fay.command('chaos-agents', 'hold a look first');
    await rex.command('incidents', 'real payments fail');
    for (const who of [ada, rex]) {
      const { page } = await stage.dayPage(who, { ...still(look), viewport: { width: 360, height: 740 } });
      await page.locator('.alarm[data-kind=real]').waitFor(patience);
      await isAccessible(page, `${who.as}, real incident`);
      await page.context().close();
    }
    await fay.command('chaos-agents', 'resume yes why: solved');
    await fay.command('chaos-agents', 'resume yes');
  });
}
