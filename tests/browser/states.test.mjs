// Pages that stay open while the day goes through its states: before it begins, its hours, a night, its end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAccessible } from './axe.mjs';
import { Stage, patience } from './stage.mjs';

test('board and status page of a day that stay open from its planning to its end', async () => {
  const stage = await Stage.open();
  try {
    const [fay, ada, rex] = [await stage.page('fay'), await stage.page('ada'), await stage.page('rex')];
    const [board, status] = [await stage.dayPage(ada), await stage.dayPage(rex)];
    await status.shows('A Chaos Day is planned');
    await board.page.locator('#phase[data-phase=planned]').waitFor(patience);
    for (const each of [board, status]) await isAccessible(each.page, 'not begun');

    await fay.command('incidents', 'kickoff now');
    await status.shows('Treat every failure as real');
    await board.page.locator('#phase[data-phase=open]').waitFor(patience);

    await fay.command('chaos-agents', 'wind-down now');
    await board.page.locator('.card-waits', { hasText: 'last start' }).first().waitFor(patience);
    await isAccessible(board.page, 'wind-down');

    await fay.command('chaos-agents', 'end');
    await status.shows('The Chaos Day is over');
    await board.page.locator('#phase[data-phase=ended]').waitFor(patience);
    for (const each of [board, status]) await isAccessible(each.page, 'over');
    for (const each of [board, status]) each.isWell();
  } finally {
    await stage.close();
  }
});

test('in a night of a week board and status page say what the channel says', async () => {
  const stage = await Stage.open('config/days/week.toml');
  try {
    const [fay, ada, rex] = [await stage.page('fay'), await stage.page('ada'), await stage.page('rex')];
    const [board, status] = [await stage.dayPage(ada), await stage.dayPage(rex)];
    await fay.command('incidents', 'kickoff now');
    await fay.jumpTo('16:00');
    await rex.channel('incidents').locator('.topic', { hasText: 'over for now' }).waitFor(patience);
    await status.shows('Over for now');
    await status.page.locator('.fact', { hasText: 'Resumes' }).filter({ hasText: /Tue 13 Apr.*09:30 to 16:30/ }).waitFor(patience);
    assert.equal(await status.page.locator('.fact', { hasText: 'Until' }).count(), 0);
    assert.equal(await status.page.getByText('Treat every failure as real').count(), 0);
    await board.page.locator('#phase[data-phase=night]', { hasText: 'over for now' }).waitFor(patience);
    await board.page.locator('.alarm', { hasText: 'It resumes on Tue 13 Apr at 09:30' }).waitFor(patience);
    await board.page.locator('.hours', { hasText: /Resumes.*Tue 13 Apr, 09:30/ }).waitFor(patience);
    assert.doesNotMatch(await board.page.locator('.hours').innerText(), /(end|wind-down|last start) in |over time/);
    for (const each of [board, status]) await isAccessible(each.page, 'a night');
    for (const each of [board, status]) each.isWell();
  } finally {
    await stage.close();
  }
});
