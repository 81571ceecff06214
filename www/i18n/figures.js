const grouped = new Intl.NumberFormat('en');

/** A count as every language here writes it: 2,402. @param {number} count */
export const figure = (count) => grouped.format(count);

/** The size of a file. @param {number} bytes */
export const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`);
