// One stop for Tab in a picture of hundreds of marks: left and right go through a lane in the order of time, up and down
// to what is nearest in the next lane, Home and End to the ends of the lane.

const leftOf = (it) => it.querySelector('.spot').x.baseVal.value;

/** Lanes from the top, of those with marks; the first may be the whole day's: its edges, bands and folds. */
function rowsOf(marks) {
  const rows = new Map();
  for (const each of marks) rows.set(each.dataset.lane, [...(rows.get(each.dataset.lane) ?? []), each]);
  return [...rows.values()].map((row) => row.sort((one, other) => leftOf(one) - leftOf(other)));
}
function nearest(row, to) {
  const far = (each) => Math.abs(leftOf(each) - leftOf(to));
  return row?.reduce((best, each) => (far(each) < far(best) ? each : best));
}

/** `onMove` is called when a key has moved the focus. */
export function openArrows(picture, onMove) {
  let rows = [];

  function rove(to) {
    for (const each of rows.flat()) each.setAttribute('tabindex', each === to ? '0' : '-1');
  }
  function target(key, from) {
    const at = rows.findIndex((row) => row.includes(from));
    const row = rows[at] ?? [];
    return { ArrowLeft: row[row.indexOf(from) - 1], ArrowRight: row[row.indexOf(from) + 1], Home: row[0], End: row.at(-1),
      ArrowUp: nearest(rows[at - 1], from), ArrowDown: nearest(rows[at + 1], from) }[key];
  }
  picture.addEventListener('keydown', (event) => {
    const isOurs = !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    const to = isOurs && target(event.key, event.target.closest('[data-lane]'));
    if (!to) return;
    event.preventDefault();
    to.focus();
    onMove();
  });
  picture.addEventListener('focusin', (event) => {
    const mark = event.target.closest('[data-lane]');
    if (mark) rove(mark);
  });

  return {
    /** Another drawing: `stop` is where Tab comes to, else the first mark. */
    take(marks, stop) {
      rows = rowsOf(marks);
      rove(stop ?? rows[0]?.[0]);
    },
  };
}
