// Every page, light and dark, in every state that looks different: axe-core finds no serious fault.
import { after, before, test } from 'node:test';
import { isAccessible } from './axe.mjs';
import { SlowLine, Stage, patience } from './stage.mjs';

let stage;
let fay;
let ada;
let rex;
before(async () => {
  ({ stage, fay, ada, rex } = await Stage.ofTheMorning());
  await ada.command('chaos-agents', 'start 1 why: everybody is here');
  await ada.command('chaos-agents', 'log 1 the queue grows');
  await ada.command('chaos-agents', 'change "the alert is off" restore: "switch it on" why: noise');
  for (let n = 0; n < 4; ++n) await rex.command('incidents', `seen orders come late ${n} team: shop`);
});
after(() => stage?.close());

test('the board, a card’s story, a form and an answer', async () => {
  const { page } = await stage.dayPage(ada);
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

test('the timeline while a mark says what it is, and an answer', async () => {
  const { page } = await stage.dayPage(ada);
  await page.locator('#timeline .day-picture').waitFor(patience);
  await page.locator('#timeline g[tabindex]', { hasText: 'the queue grows' }).first().focus();
  await isAccessible(page, 'timeline');
  await page.locator('.card[data-column=running]').getByRole('button', { name: 'Log' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('What happened?').fill('still growing');
  await form.locator('button[type=submit]').click();
  await page.locator('.answer-panel[data-refused=false]').waitFor(patience);
  await isAccessible(page, 'answer');
  await ada.command('chaos-agents', 'start 2 why: the limit is two');
  await page.locator('.card[data-no="3"]').getByText('waits').waitFor(patience);
  await isAccessible(page, 'nothing more may start');
  await ada.command('chaos-agents', 'stop 2 by agents why: a look');
  await ada.command('chaos-agents', 'rolled-back 2');
  await page.context().close();
});

test('the report, wide and on a phone', async () => {
  const report = await stage.report();
  for (const viewport of [{ width: 1400, height: 900 }, { width: 360, height: 740 }]) {
    const page = await stage.tab({ viewport });
    await page.goto(report);
    await isAccessible(page, `report, ${viewport.width} wide`);
    await page.locator('.day-picture g[tabindex]').first().focus();
    await isAccessible(page, 'report, a mark says what it is');
    await page.context().close();
  }
});

test('every way in that fails says so', async () => {
  const used = await rex.link();
  const first = await stage.tab();
  await first.goto(used);
  await first.getByRole('button', { name: 'Open my page' }).click();
  await first.waitForURL(/status\.html$/, patience);
  await first.goto(`${stage.address}enter.html`);
  await first.getByText('You are signed in.').waitFor(patience);
  await isAccessible(first, 'signed in already');
  await first.context().close();
  const foreign = `${stage.address}enter.html#${'A'.repeat(43)}`;
  for (const [what, link] of [['used', used], ['of another bot', foreign]]) {
    const door = await stage.tab();
    await door.goto(link);
    await door.getByRole('button', { name: 'Open my page' }).click();
    await door.getByRole('alert').filter({ hasText: 'used before, is older than ten minutes, or never was one' }).waitFor(patience);
    await isAccessible(door, `a link ${what}`);
    await door.context().close();
  }
  const away = await stage.tab();
  await away.goto(await rex.link());
  await away.route('**/enter', (route) => route.abort());
  await away.getByRole('button', { name: 'Open my page' }).click();
  await away.getByRole('alert').filter({ hasText: 'can not be reached' }).waitFor(patience);
  await isAccessible(away, 'the bot is away');
  await away.context().close();
  const nothing = await stage.tab();
  await nothing.goto(`${stage.address}enter.html`);
  await nothing.getByText('Ask for one in the chat').waitFor(patience);
  await isAccessible(nothing, 'no link');
  await nothing.context().close();
});

test('the status page and the way in', async () => {
  const { page } = await stage.dayPage(rex);
  await page.locator('.sighting').first().waitFor(patience);
  await isAccessible(page, 'status');
  await page.context().close();
  const door = await stage.tab();
  await door.goto(await rex.link());
  await door.getByRole('button', { name: 'Open my page' }).waitFor(patience);
  await isAccessible(door, 'the way in');
  await door.context().close();
});

test('the rehearsal room', async () => {
  const { page } = await stage.page('ada');
  await page.locator('.card').first().waitFor(patience);
  await isAccessible(page, 'room');
  await page.context().close();
});

test('a hold, a real incident, and a narrow screen', async () => {
  await fay.command('chaos-agents', 'hold a look first');
  await rex.command('incidents', 'real payments fail');
  for (const who of [ada, rex]) {
    const { page } = await stage.dayPage(who, { viewport: { width: 360, height: 740 } });
    await page.locator('.alarm[data-kind=real]').waitFor(patience);
    await isAccessible(page, `${who.as}, real incident`);
    await page.context().close();
  }
  await fay.command('chaos-agents', 'resume yes why: solved');
  await fay.command('chaos-agents', 'resume yes');
});

test('everything is stopped, and a move that is refused', async () => {
  const line = new SlowLine();
  const { page } = await stage.dayPage(ada, {}, line.prepare);
  const start = page.locator('[data-key="3 start"]');
  await start.waitFor(patience);
  line.hold();
  await rex.command('incidents', 'stop-all');
  await start.click();
  await ada.command('chaos-agents', 'board'); // by then the start has been answered
  line.release();
  await page.locator('.answer-panel[data-refused=true]').waitFor(patience);
  await page.locator('.alarm[data-kind=stop]').waitFor(patience);
  await isAccessible(page, 'everything is stopped, a start was refused');
  await page.context().close();
  const status = await stage.dayPage(rex);
  await status.shows('The Chaos Day is suspended');
  await isAccessible(status.page, 'status, everything is stopped');
  await status.page.context().close();
  await fay.command('chaos-agents', 'resume yes why: a look');
});

test('revealed cards, the end of the day, and pages that have ended', async () => {
  await ada.command('chaos-agents', 'restored 1');
  await ada.command('chaos-agents', 'stop 1 by team why: they switched over');
  await ada.command('chaos-agents', 'rolled-back 1');
  await fay.command('chaos-agents', 'end');
  await fay.command('chaos-agents', 'reveal');
  const pages = [];
  for (const who of [ada, rex]) {
    const { page } = await stage.dayPage(who);
    await page.locator('main:visible').waitFor(patience);
    await isAccessible(page, `${who.as}, the day is over`);
    pages.push(page);
  }
  const [, board] = pages;
  await board.getByRole('link', { name: 'the board' }).click();
  await board.locator('.card-steps summary').first().click();
  await board.locator('#timeline .day-picture').waitFor(patience);
  await isAccessible(board, 'a revealed card');
  await board.locator('.card-title').first().click();
  await board.getByRole('dialog').waitFor(patience);
  await isAccessible(board, 'a revealed card, opened');
  await board.keyboard.press('Escape');
  await fay.command('chaos-agents', 'close');
  for (const page of pages) {
    await page.locator('#closed:visible').waitFor(patience);
    await isAccessible(page, 'a page that has ended');
    await page.context().close();
  }
});
