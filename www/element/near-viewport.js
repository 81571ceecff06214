/** As far as one window's height above or below it, a reader is near what is in sight. */
const MARGIN = '100% 0px';

/** Does one thing as soon as an element comes near what is in sight. One that is not displayed is nowhere. */
export class NearViewport {
  /** @type {IntersectionObserver | null} */
  #observer = null;
  /** What waits. @type {(() => void) | null} */
  #act = null;

  /** @param {Element} element @param {() => void} act in place of what has waited so far */
  wait(element, act) {
    this.cancel();
    this.#act = act;
    this.#observer = new IntersectionObserver((entries) => entries.some(isNear) && this.now(), { rootMargin: MARGIN });
    this.#observer.observe(element);
  }

  get isWaiting() {
    return this.#act !== null;
  }

  /** Waits no longer. */
  now() {
    const act = this.#act;
    this.cancel();
    act?.();
  }

  cancel() {
    this.#observer?.disconnect();
    this.#observer = this.#act = null;
  }
}

/** @param {IntersectionObserverEntry} entry */
const isNear = ({ isIntersecting }) => isIntersecting;
