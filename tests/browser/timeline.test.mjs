// A timeline of sixty cards and five hundred notes, as a browser sets it in its own letters: on the board and in the
// report no label covers another.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Stage, patience } from './stage.mjs';

const cards = 60;
const notes = 500;
let directory;
let stage;
let ada;

/** The shipped day with more cards: names as long as they come. */
async function largePlan() {
  const day = await readFile(new URL('../../config/days/single-day.toml', import.meta.url), 'utf8');
  const card = (no) => `
[[card]]
number = ${no}
component = "${['Mail', 'Warehouse and delivery', 'Payments by invoice', 'Süßwaren-Käufe', '検索'][no % 5]} ${no}"
failure = "${no % 3 ? 'answers late' : 'loses every second message on the way to whoever waits for it'}"
expected = "nobody notices"
rollback = ["put it back"]
estimate = "10m"
owner = "@ada"
teams = ["shop"]
`;
  const head = day.slice(0, day.indexOf('[[card]]'));
  return head + Array.from({ length: cards }, (_, at) => card(at + 1)).join('');
}

/** A note somewhere between half past nine and two, on some card. */
function note(at) {
  const minute = 9 * 60 + 31 + ((at * 37) % 260);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return `${1 + ((at * 7) % cards)} ${time} note ${at} of many`;
}

before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chaosday-large-'));
  const plan = join(directory, 'large.toml');
  await writeFile(plan, await largePlan());
  stage = await Stage.open(plan);
  const fay = await stage.page('fay');
  ada = await stage.page('ada');
  await fay.command('incidents', 'kickoff now');
  await fay.jumpTo('09:30');
  await ada.command('chaos-agents', 'start 1 why: everybody is here');
  await fay.command('chaos-agents', 'hold a look first');
  await fay.jumpTo('14:00');
  await fay.command('chaos-agents', 'resume yes');
  for (let done = 0; done < notes; done += 100)
    await ada.command('chaos-agents', `log ${Array.from({ length: 100 }, (_, at) => note(done + at)).join('\n')}`);
});
after(async () => {
  await stage?.close();
  if (directory) await rm(directory, { recursive: true, force: true });
});

/** Pairs of texts that cover each other, by a pixel at least; tips are not shown. */
function covered(picture) {
  const seen = [...picture.querySelectorAll('text')].filter((it) => !it.closest('.tip'));
  const boxes = seen.map((it) => ({ said: `${it.getAttribute('class')} ${it.textContent}`, box: it.getBBox() }));
  const pairs = [];
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach((other) => {
    const wide = Math.min(one.box.x + one.box.width, other.box.x + other.box.width) - Math.max(one.box.x, other.box.x);
    const high = Math.min(one.box.y + one.box.height, other.box.y + other.box.height) - Math.max(one.box.y, other.box.y);
    if (wide > 1 && high > 1) pairs.push(`${one.said} | ${other.said}`);
  }));
  return { labels: boxes.length, pairs };
}

/** How many marks there are, each told alone or counted in a crowd. */
function told(picture) {
  return [...picture.querySelectorAll('.m')].map((it) => {
    const count = it.nextElementSibling;
    return count?.classList.contains('many') ? Number(count.textContent) : 1;
  }).reduce((all, each) => all + each, 0);
}

async function isReadable(picture) {
  const { labels, pairs } = await picture.evaluate(covered);
  assert.ok(labels > cards, `${labels} labels`);
  assert.deepEqual(pairs, []);
  assert.ok((await picture.evaluate(told)) >= notes);
}

test('on the board no label of a timeline of sixty cards and five hundred notes covers another', async () => {
  const { page } = await stage.dayPage(ada);
  await page.locator('#timeline title', { hasText: 'note 499 of many' }).first().waitFor({ ...patience, state: 'attached' });
  await isReadable(page.locator('#timeline .day-picture'));
  await page.context().close();
});

test('nor in the report, wide and on a phone', async () => {
  const report = await stage.report();
  for (const viewport of [{ width: 1400, height: 900 }, { width: 360, height: 740 }]) {
    const page = await stage.tab({ viewport });
    await page.goto(report);
    await isReadable(page.locator('.on-screen .day-picture'));
    await page.context().close();
  }
});

test('nor on paper, where no letter is smaller than six points and every card has its lane', async () => {
  const page = await stage.tab({ viewport: { width: 1047, height: 718 } }); // what the margins of A4 across leave
  await page.goto(await stage.report());
  await page.emulateMedia({ media: 'print' });
  const sheets = await page.locator('.sheet .day-picture').all();
  assert.ok(sheets.length > 3, `${sheets.length} sheets`);
  let lanes = 0;
  for (const each of sheets) {
    assert.deepEqual((await each.evaluate(covered)).pairs, []);
    const points = await each.evaluate((it) => [...it.querySelectorAll('text')].map((text) =>
      parseFloat(getComputedStyle(text).fontSize) * it.getScreenCTM().a * 0.75)); // a pixel is three quarters of a point
    assert.ok(Math.min(...points) >= 6, `${Math.min(...points)} points`);
    lanes += await each.locator('.l-lane', { hasText: /^\d+ / }).count();
  }
  assert.equal(lanes, cards);
  await page.context().close();
});
