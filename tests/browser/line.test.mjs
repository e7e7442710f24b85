// The line of a page to the bot: what is done while it is down, and how it comes back.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stage, patience, until } from './stage.mjs';

let stage;
let ada;
before(async () => {
  ({ stage, ada } = await Stage.ofTheMorning());
});
after(() => stage?.close());

test('while the line is down nothing is done, and what has waited for too long is not asked for again', async () => {
  const { page, ...board } = await stage.dayPage(ada);
  const start = page.locator('[data-key="2 start"]');
  await start.waitFor(patience);
  await stage.endBot('SIGKILL');
  await page.locator('#wire[data-state=again]').waitFor(patience);
  assert.equal(await start.getAttribute('aria-disabled'), 'true');
  await start.focus();
  await page.keyboard.press('Enter');
  await page.locator('.notice', { hasText: 'no line to the bot' }).waitFor(patience);
  assert.equal(await page.evaluate(() => sessionStorage.getItem('chaosday.unsent/board/live')) ?? '[]', '[]');
  await stage.startBot();
  await page.locator('#wire[data-state=open]').waitFor(patience);
  await until(async () => (await start.getAttribute('aria-disabled')) !== 'true');
  await page.evaluate(() => sessionStorage.setItem('chaosday.unsent/board/live', JSON.stringify([
    { at: Date.now() - 61_000, words: { type: 'press', words: 'start 2 why: too late', id: 'too-late' } },
    { at: Date.now() - 1_000, words: { type: 'press', words: 'log "a moment ago"', id: 'just-now' } }])));
  await page.reload();
  await page.getByRole('alert').filter({ hasText: 'start 2 why: too late' }).waitFor(patience);
  await ada.isConnected();
  await page.locator('#timeline', { hasText: 'a moment ago' }).waitFor(patience);
  assert.equal(await page.locator('.card[data-column=running]').count(), 0);
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('a page that comes back online has one line to the bot, not one more', async () => {
  const { page } = await stage.dayPage(ada);
  let open = 0;
  page.on('websocket', (socket) => {
    open += 1;
    socket.on('close', () => { open -= 1; });
  });
  for (let n = 0; n < 3; ++n) await page.evaluate(() => dispatchEvent(new Event('online')));
  await until(() => open === 1);
  await page.locator('#wire[data-state=open]').waitFor(patience);
  await page.context().close();
});

test('a line that says nothing for 25 seconds is taken for lost, and the page calls again', async () => {
  const calls = [];
  const { page, ...board } = await stage.dayPage(ada, {}, async (tab) => {
    await tab.clock.install();
    await tab.routeWebSocket(/\/board\/live$/, (line) => {
      const call = { isMute: false };
      calls.push(call);
      const bot = line.connectToServer();
      bot.onMessage((words) => call.isMute || line.send(words));
    });
  });
  await page.locator('.card').first().waitFor(patience);
  calls[0].isMute = true;
  await page.clock.fastForward(20_000);
  assert.equal(await page.locator('#wire').getAttribute('data-state'), 'open');
  assert.equal(calls.length, 1);
  await page.clock.fastForward(10_000);
  await until(async () => calls.length === 2);
  await page.locator('#wire[data-state=open]').waitFor(patience);
  await ada.command('chaos-agents', 'log 1 "heard again"');
  await page.locator('#timeline', { hasText: 'heard again' }).waitFor(patience);
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});
