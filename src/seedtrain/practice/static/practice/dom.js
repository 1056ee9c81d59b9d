// Making nodes, and changing a drawn tree into a newly drawn one in place, so that focus and what was typed stay.
const SVG = "http://www.w3.org/2000/svg";

const make = (node, props, children) => {
  for (const [name, value] of Object.entries(props || {})) {
    if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0 || child === ""));
  return node;
};

export const h = (tag, props, ...children) => make(document.createElement(tag), props, children);
export const s = (tag, props, ...children) => make(document.createElementNS(SVG, tag), props, children);

const key = (node) => (node.nodeType === 1 && node.dataset ? node.dataset.key || "" : "");
// What the reader opened or is filling in is hers; a part marked data-own is kept by whoever wrote into it.
const HERS = new Set(["open", "value", "checked"]);

export function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || key(from) !== key(to))
    return from.replaceWith(to);
  if (from.nodeType !== 1) {
    if (from.data !== to.data) from.data = to.data;
    return;
  }
  for (const { name } of [...from.attributes])
    if (!to.hasAttribute(name) && !HERS.has(name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value && !HERS.has(name)) from.setAttribute(name, value);
  }
  if (!from.hasAttribute("data-own")) children(from, to);
}

function children(from, to) {
  const keyed = new Map([...from.childNodes].filter(key).map((node) => [key(node), node]));
  let place = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const known = key(wanted) && keyed.get(key(wanted));
    if (known) {
      keyed.delete(key(wanted));
      while (place && place !== known && key(place) && !holds(to, key(place))) place = drop(place);
      if (known === place) place = place.nextSibling;
      else from.insertBefore(known, place);
      morph(known, wanted);
    } else if (place && !key(place) && !key(wanted) && place.nodeName === wanted.nodeName) {
      const next = place.nextSibling;
      morph(place, wanted);
      place = next;
    } else from.insertBefore(wanted, place);
  }
  while (place) place = drop(place);
}

const holds = (parent, name) => [...parent.childNodes].some((node) => key(node) === name);

function drop(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
