/** Watches the size of one element at a time, which a template may make anew. */
export class SizeWatch {
  #observer;
  /** @type {Element | null} */
  #watched = null;

  /** @param {(size: DOMRectReadOnly) => void} onsize called with the content box once it is watched, and at each change */
  constructor(onsize) {
    this.#observer = new ResizeObserver(([{ contentRect }]) => onsize(contentRect));
  }

  /** @param {Element | null} element in place of the one watched so far; null for none */
  watch(element) {
    if (element === this.#watched) return;
    this.#observer.disconnect();
    if (element) this.#observer.observe(element);
    this.#watched = element;
  }
}
