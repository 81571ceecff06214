const grouped = new Intl.NumberFormat('en');

/** A count as every language here writes it: 2,402. @param {number} count */
export const figure = (count) => grouped.format(count);

/** The size of a file. @param {number} bytes */
export const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);

/** How long a reading takes, as a person would say it: minutes under an hour, then hours, halves of them up to ten. @param {number} minutes */
export function readingTime(minutes) {
  if (minutes < 60) return { unit: /** @type {const} */ ('minutes'), count: minutes };
  const hours = minutes / 60;
  return { unit: /** @type {const} */ ('hours'), count: hours < 10 ? Math.round(hours * 2) / 2 : Math.round(hours) };
}
