/** A drag over this part of the sheet's height moves it on, else it goes back. */
const FAR = 0.3;
/** So does one that ends so fast. Pixels a millisecond. */
const FAST = 0.5;
/** But not one that is held still for so long before it ends. Milliseconds. */
const HELD = 100;

/**
 * Follows a finger that drags a sheet by its grip: down lowers it, up makes it as high as can be.
 *
 * @param {PointerEvent} start on the grip, which stands in the sheet
 * @param {(direction: 'up' | 'down') => void} move is told where the sheet is to go, if anywhere
 */
export function dragSheet(start, move) {
  const grip = /** @type {HTMLElement} */ (start.currentTarget);
  const sheet = /** @type {HTMLElement} */ (grip.parentElement);
  const height = sheet.offsetHeight;
  const path = { y: start.clientY, time: start.timeStamp, speed: 0 };
  const over = new AbortController();
  const listen = (/** @type {string} */ type, /** @type {(event: PointerEvent) => void} */ act) =>
    grip.addEventListener(type, /** @type {EventListener} */ (act), { signal: over.signal });
  grip.setPointerCapture(start.pointerId);
  sheet.dataset.dragged = '';
  listen('pointermove', (event) => {
    take(path, event);
    place(sheet, height, event.clientY - start.clientY);
  });
  listen('pointerup', (event) => {
    const way = (event.clientY - start.clientY) / height;
    const speed = event.timeStamp - path.time > HELD ? 0 : path.speed;
    if (way > FAR || speed > FAST) move('down');
    else if (way < -FAR / 2 || speed < -FAST) move('up');
  });
  for (const type of ['pointerup', 'pointercancel'])
    listen(type, () => {
      over.abort();
      delete sheet.dataset.dragged;
      place(sheet, height, 0);
    });
}

/** @param {{ y: number, time: number, speed: number }} path @param {PointerEvent} event */
function take(path, { clientY: y, timeStamp: time }) {
  if (time > path.time) Object.assign(path, { y, time, speed: (y - path.y) / (time - path.time) });
}

/** @param {HTMLElement} sheet @param {number} height @param {number} by pixels; above 0 lower */
function place(sheet, height, by) {
  sheet.style.translate = by > 0 ? `0 ${by}px` : '';
  sheet.style.height = by < 0 ? `${height - by}px` : '';
}
