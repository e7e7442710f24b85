// Pages that end, that can not open, and answers that come when what asked for them is gone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { SlowLine, Stage, patience } from './stage.mjs';

let stage;
let fay;
let ada;
let rex;
before(async () => {
  ({ stage, fay, ada, rex } = await Stage.ofTheMorning());
  await ada.command('chaos-agents', 'start 1 why: everybody is here');
});
after(() => stage?.close());

test('a form that was closed before it was refused leaves the refusal on the page', async () => {
  const line = new SlowLine();
  const { page, ...board } = await stage.dayPage(ada, {}, line.prepare);
  await page.locator('[data-key="1 log"]').click();
  const form = page.getByRole('dialog');
  await form.waitFor(patience);
  line.hold();
  await form.locator('button[type=submit]').click();
  await ada.command('chaos-agents', 'board'); // by then the form has been answered
  await page.keyboard.press('Escape');
  await form.waitFor({ ...patience, state: 'detached' });
  line.release();
  const refusal = page.locator('.answer-panel[data-refused=true]');
  await refusal.waitFor(patience);
  assert.match(await refusal.innerText(), /\w{3}/);
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('what a card’s story offers is done from it as from the board', async () => {
  const { page, ...board } = await stage.dayPage(ada);
  await page.locator('[data-key="2 open"]').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Edit' }).click();
  const form = page.locator('dialog.form');
  await form.getByLabel('Component').waitFor(patience);
  assert.equal(await page.getByRole('dialog').count(), 1);
  await page.keyboard.press('Escape');
  await form.waitFor({ ...patience, state: 'detached' });
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('a page too many says so, and goes on when another one is closed', async () => {
  const { page } = await stage.dayPage(ada);
  const others = [];
  for (let n = 0; n < 7; ++n) {
    const other = await page.context().newPage();
    await other.goto(`${stage.address}board.html`);
    await other.locator('#wire[data-state=open]').waitFor(patience);
    others.push(other);
  }
  const ninth = await page.context().newPage();
  await ninth.goto(`${stage.address}board.html`);
  await ninth.locator('#closed', { hasText: 'Too many' }).waitFor(patience);
  await others.pop().close();
  await ninth.locator('.card').first().waitFor(patience);
  assert.equal(await ninth.locator('#closed').isHidden(), true);
  await page.context().close();
});

test('of a page that has ended nothing is left, not even the story that was open on it', async () => {
  const { page, ...board } = await stage.dayPage(ada);
  await page.locator('#timeline .day-picture').waitFor(patience);
  await page.locator('[data-key="1 open"]').click();
  await page.getByRole('dialog').waitFor(patience);
  await fay.command('chaos-agents', 'people remove: @ada');
  await page.locator('#closed', { hasText: 'Your page has ended' }).waitFor(patience);
  assert.equal(await page.locator('dialog').count(), 0);
  for (const part of ['#cards', '#timeline', '#head', '#alarm', '#answers']) assert.equal(await page.locator(part).innerHTML(), '', part);
  assert.deepEqual(board.wrong, []);
  await fay.command('chaos-agents', 'people agents: @ada');
  await page.context().close();
});
