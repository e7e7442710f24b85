// The timeline of the day, as the bot draws it. A new drawing takes the place of the one before: what was scrolled to
// stays in sight, and what had the focus keeps it.
import { byId, make } from './dom.js';

const shapes = (of) => [...of.querySelectorAll('[tabindex]')];
const said = (it) => it.querySelector('title')?.textContent;

/** The same mark in the new drawing: by its words, of several that say the same by its place among them. */
function again(shape, before, after) {
  const alike = (all) => all.filter((each) => said(each) === said(shape));
  return alike(after)[alike(before).indexOf(shape)];
}

/** What has the focus is in sight; what it says may stand beside it, out of sight. */
function showTip() {
  document.activeElement?.querySelector(':scope > .tip')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function openStrip(into) {
  const strip = make('div.strip', { tabIndex: 0, role: 'group', 'aria-label': 'Timeline, to be scrolled' });
  strip.addEventListener('keyup', ({ key }) => key === 'Tab' && showTip());
  into.replaceChildren(make('h2', {}, 'Timeline'), strip);
  return strip;
}

export function drawTimeline(svg) {
  const into = byId('timeline');
  const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  into.hidden = drawing.localName !== 'svg';
  if (into.hidden) return;
  const strip = into.querySelector('.strip') ?? openStrip(into);
  const before = shapes(strip);
  const focused = before.find((each) => each === document.activeElement);
  const fresh = document.importNode(drawing, true);
  const kept = focused && again(focused, before, shapes(fresh));
  strip.replaceChildren(fresh);
  kept?.focus({ preventScroll: true });
}
