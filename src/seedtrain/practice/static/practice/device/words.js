// The words of these scripts, and amounts as this reader writes them.
const island = document.getElementById("device-words");
let words = island ? JSON.parse(island.textContent) : {};
const language = document.documentElement.lang;

export const learn = (more) => {
  words = more;
};
export const word = (name, values = {}) =>
  words[name].replace(/\{(\w+)\}/g, (whole, key) => (key in values ? values[key] : whole));
const count = new Intl.NumberFormat(language, { numberingSystem: "latn", maximumFractionDigits: 0 });
export const isolated = (text) => `\u2066${text}\u2069`;
export const kilobytes = (bytes) => isolated(`${count.format(Math.ceil(bytes / 1000))}\u202fkB`);
export function hour(at_h) {
  const minutes = Math.round(at_h * 60),
    two = (value) => String(value).padStart(2, "0");
  const time = `${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}`;
  return word("when", { day: Math.floor(minutes / 1440), time: isolated(time) });
}
