// Pages that stay open while the day goes through its states: before it begins, its hours, a night, its end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAccessible } from './axe.mjs';
import { Stage, patience } from './stage.mjs';

const looks = ['light', 'dark'];
const still = (colorScheme) => ({ colorScheme, reducedMotion: 'reduce' });

/** Board and status page of a day that is only planned, in both looks. */
async function openPages(stage, ada, rex) {
  const boards = [];
  const statuses = [];
  for (const look of looks) {
    boards.push(await stage.dayPage(ada, still(look)));
    statuses.push(await stage.dayPage(rex, still(look)));
  }
  return { boards, statuses, all: [...boards, ...statuses] };
}

test('board and status page of a day that stay open from its planning to its end', async () => {
  const stage = await Stage.open();
  try {
    const [fay, ada, rex] = [await stage.page('fay'), await stage.page('ada'), await stage.page('rex')];
    const { boards, statuses, all } = await openPages(stage, ada, rex);
    for (const each of statuses) await each.shows('A Chaos Day is planned');
    for (const each of boards) await each.page.locator('#phase[data-phase=planned]').waitFor(patience);
    for (const each of all) await isAccessible(each.page, 'not begun');

    await fay.command('incidents', 'kickoff now');
    for (const each of statuses) await each.shows('Treat every failure as real');
    for (const each of boards) await each.page.locator('#phase[data-phase=open]').waitFor(patience);

    await fay.command('chaos-agents', 'wind-down now');
    for (const each of boards) await each.page.locator('.card-waits', { hasText: 'last start' }).first().waitFor(patience);
    for (const each of boards) await isAccessible(each.page, 'wind-down');

    await fay.command('chaos-agents', 'end');
    for (const each of statuses) await each.shows('The Chaos Day is over');
    for (const each of boards) await each.page.locator('#phase[data-phase=ended]').waitFor(patience);
    for (const each of all) await isAccessible(each.page, 'over');
    for (const each of all) each.isWell();
  } finally {
    await stage.close();
  }
});

test('in a night of a week board and status page say what the channel says', async () => {
  const stage = await Stage.open('config/days/week.toml');
  try {
    const [fay, ada, rex] = [await stage.page('fay'), await stage.page('ada'), await stage.page('rex')];
    const { boards, statuses, all } = await openPages(stage, ada, rex);
    await fay.command('incidents', 'kickoff now');
    await fay.jumpTo('16:00');
    await rex.channel('incidents').locator('.topic', { hasText: 'over for now' }).waitFor(patience);
    for (const each of statuses) {
      await each.shows('Over for now');
      await each.page.locator('.fact', { hasText: 'Resumes' }).filter({ hasText: /Tue 13 Apr.*09:30 to 16:30/ }).waitFor(patience);
      assert.equal(await each.page.locator('.fact', { hasText: 'Until' }).count(), 0);
      assert.equal(await each.page.getByText('Treat every failure as real').count(), 0);
    }
    for (const each of boards) {
      await each.page.locator('#phase[data-phase=night]', { hasText: 'over for now' }).waitFor(patience);
      await each.page.locator('.alarm', { hasText: 'It resumes on Tue 13 Apr at 09:30' }).waitFor(patience);
      await each.page.locator('.hours', { hasText: /Resumes.*Tue 13 Apr, 09:30/ }).waitFor(patience);
      assert.doesNotMatch(await each.page.locator('.hours').innerText(), /(end|wind-down|last start) in |over time/);
    }
    for (const each of all) await isAccessible(each.page, 'a night');
    for (const each of all) each.isWell();
  } finally {
    await stage.close();
  }
});
