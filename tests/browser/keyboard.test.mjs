// By keyboard alone: an experiment from its start to its rollback on the board, a failure from its report to its end on
// the status page. The focus is never lost on the way.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Stage, patience } from './stage.mjs';

let stage;
let fay;
let ada;
let rex;
before(async () => {
  ({ stage, fay, ada, rex } = await Stage.ofTheMorning());
});
after(() => stage?.close());

const focused = (page) => page.evaluate(() => {
  const { dataset, textContent, tagName } = document.activeElement;
  return tagName === 'BODY' ? 'nothing' : dataset.key ?? textContent.trim();
});

/** Goes on by Tab until this has the focus, once around the page at most. */
async function tabTo(page, wanted) {
  for (let n = 0; n < 120 && (await focused(page)) !== wanted; ++n) await page.keyboard.press('Tab');
  assert.equal(await focused(page), wanted);
}
async function press(page, wanted) {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Types into the fields of the form in their order, and goes on to the button that sends it. */
async function fillIn(page, ...words) {
  const form = page.getByRole('dialog');
  await form.waitFor(patience);
  for (const each of words) {
    if (each) await page.keyboard.type(each);
    await page.keyboard.press('Tab');
  }
  const send = (await form.locator('button[type=submit]').textContent()).trim();
  await press(page, send);
  await form.waitFor({ ...patience, state: 'detached' });
}

test('an experiment is started, logged, stopped and rolled back by keyboard alone', async () => {
  const { page, ...board } = await stage.dayPage(ada);
  const isIn = (column) => page.locator(`.card[data-column=${column}][data-no="1"]`).waitFor(patience);
  await page.locator('[data-key="1 start"]').waitFor(patience);
  await press(page, '1 start');
  await isIn('running');
  assert.equal(await focused(page), '1 open');
  await press(page, '1 log');
  await fillIn(page, 'the queue grows');
  await page.locator('.card-note', { hasText: 'the queue grows' }).waitFor(patience);
  assert.equal(await focused(page), '1 log');
  await press(page, '1 stop');
  await page.getByRole('dialog').waitFor(patience);
  const options = await page.locator('dialog select option').allTextContents();
  await fillIn(page, options.find((each) => /team/i.test(each)), 'they switched over');
  await isIn('rolling-back');
  await press(page, '1 rolled-back');
  await isIn('resolved-by-team');
  assert.equal(await focused(page), '1 open');
  assert.deepEqual(board.wrong, []);
  await page.context().close();
});

test('a failure is reported and ended on the status page by keyboard alone, which signs out, too', async () => {
  const lines = [];
  const { page, ...status } = await stage.dayPage(rex, {}, (tab) => { tab.on('websocket', (line) => lines.push(line)); });
  await page.locator('[data-key="seen"]').waitFor(patience);
  await press(page, 'seen');
  await fillIn(page, 'orders come late');
  await page.locator('.sighting', { hasText: 'orders come late' }).waitFor(patience);
  assert.equal(await focused(page), 'seen');
  await press(page, 'over 1');
  await page.locator('.sighting[data-open=false]').waitFor(patience);
  assert.equal(await focused(page), 'seen');
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const [line] = lines;
  await page.route('**/leave', async (route) => { // the bot has let go of the page before the page hears so
    const left = await route.fetch();
    if (!line.isClosed()) await line.waitForEvent('close', patience);
    await page.evaluate(() => new Promise((done) => { setTimeout(done); }));
    await route.fulfill({ response: left });
  });
  await press(page, 'Sign out');
  await page.getByText('You are signed out.').waitFor(patience);
  assert.ok(!asked.includes('/who'), asked.join());
  assert.deepEqual(status.wrong, []);
  await page.context().close();
});
