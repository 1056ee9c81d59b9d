// Words, numbers and times as this reader writes them. Quantities are isolated, so right-to-left text can't turn them.
const island = (id) => JSON.parse(document.getElementById(id).textContent);
export const words = island("words");
export const about = island("about");
const language = document.documentElement.lang;
const foreign = about.said_in !== language.split("-")[0];

// The scenario's own words carry their language where it is not the page's.
export const its = () => (foreign ? { lang: about.said_in, dir: "ltr" } : {});

export const fill = (text, values) =>
  text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
export const say = (name, values = {}) => fill(words[name] || name, values);

const formats = {};
export function number(value, decimals = 0) {
  if (value === null || value === undefined) return "–";
  formats[decimals] ||= new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    useGrouping: false,
    numberingSystem: "latn",
  });
  return formats[decimals].format(value).replace("-", "−");
}
export const isolated = (text) => `\u2066${text}\u2069`;
export const quantity = (value, decimals, unit) =>
  isolated(number(value, decimals) + (unit && value !== null && value !== undefined ? `\u202f${unit}` : ""));
export const range = ([low, high] = [], decimals, unit) => {
  const [from, to] = [quantity(low, decimals, unit), quantity(high, decimals, unit)];
  if (low === null) return say("at_most", { high: to });
  return high === null ? say("at_least", { low: from }) : say("between", { low: quantity(low, decimals), high: to });
};
export const litres = (value) => quantity(value * 1000, (value * 1000) % 1 > 0.01 ? 1 : 0, "mL");
export const hours = (value) => (value < 1 ? quantity(value * 60, 0, "min") : quantity(value, value % 1 ? 2 : 0, "h"));

export function parts(at_h) {
  const minutes = Math.round(at_h * 60);
  const two = (value) => String(value).padStart(2, "0");
  const of_day = short ? minutes : minutes % 1440;
  return { day: Math.floor(minutes / 1440), time: `${two(Math.floor(of_day / 60))}:${two(of_day % 60)}` };
}
// A run of a day or less is told in hours and minutes alone.
export const short = about.decide_by_h <= 30;
export const when = (at_h) => {
  const { day, time } = parts(at_h);
  return short ? isolated(time) : say("when", { day, time: isolated(time) });
};

// 7,05 and ٧٫٠٥ are numbers too; NaN for what is none, null for nothing.
export function typed(text) {
  const plain = text
    .trim()
    .replace(/[٠-٩]/g, (d) => "٠١٢٣٤٥٦٧٨٩".indexOf(d))
    .replace(/[,٫]/, ".")
    .replace("−", "-");
  return plain === "" ? null : Number(plain);
}
