// Reads a page as a person or a screen reader does: by roles and names. Runs in the browser before each question.

// Soft hyphens and the kind of space do not count, nor does a space that a hidden element leaves before a colon.
const cleaned = (text) => (text ?? "").replace(/\u00ad/g, "").replace(/\s+/g, " ").replace(/ ([:;,.])/g, "$1").trim();

const shown = (element) =>
  element.checkVisibility({ visibilityProperty: true }) && !element.closest('[aria-hidden="true"], [inert]');

// The words of an element, without what is hidden from screen readers and without the controls inside a label.
const wordsOf = (element) => {
  const foreign = '[aria-hidden="true"], input, select, textarea, button';
  if (!element.querySelector(foreign)) return cleaned(element.innerText ?? element.textContent);
  const copy = element.cloneNode(true);
  copy.querySelectorAll(foreign).forEach((part) => part.remove());
  return cleaned(copy.textContent);
};

const nameOf = (element) => {
  const named = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  if (named.length) return cleaned(named.map((id) => document.getElementById(id)?.textContent).join(" "));
  if (element.hasAttribute("aria-label")) return cleaned(element.getAttribute("aria-label"));
  if (element.labels?.length) return cleaned([...element.labels].map(wordsOf).join(" "));
  if (element.tagName === "FIELDSET") {
    const legend = [...element.children].find((child) => child.tagName === "LEGEND");
    return legend ? wordsOf(legend) : "";
  }
  if (element.matches('input[type="submit"], input[type="button"]')) return cleaned(element.value);
  return cleaned(element.matches("input, select, textarea") ? element.title : cleaned(element.innerText) || element.title);
};

const outlineOf = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.data.trim() ? [node.data] : [];
  if (node.nodeType !== Node.ELEMENT_NODE) return [];
  const attributes = [...node.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  return [[node.localName, ...attributes].join(" "), ...[...node.childNodes].flatMap(outlineOf)];
};
const outline = () => [...document.querySelectorAll("header, main, aside, footer")].flatMap(outlineOf);

const ROLES = {
  alert: '[role="alert"]',
  button: 'button, [role="button"], input[type="submit"], input[type="button"], summary',
  checkbox: 'input[type="checkbox"], [role="checkbox"]',
  field:
    'input:not([type="hidden"], [type="radio"], [type="checkbox"], [type="submit"], [type="button"]), textarea, select',
  group: 'fieldset, [role="group"], [role="radiogroup"]',
  heading: 'h1, h2, h3, h4, h5, h6, [role="heading"]',
  image: '[role="img"]',
  link: 'a[href], [role="link"]',
  radio: 'input[type="radio"], [role="radio"]',
  // Only a region with a name of its own is one for a screen reader.
  region: ":is(section, aside, nav, [role='region']):is([aria-labelledby], [aria-label])",
};

const roleOf = (element) =>
  Object.keys(ROLES).find((role) => element.matches(ROLES[role])) ?? element.tagName.toLowerCase();

const ofRole = (role, within) => [...within.querySelectorAll(ROLES[role])].filter(shown);

// A name that ends with «…» stands for all that begin so.
const isNamed = (element, name) =>
  name.endsWith("…") ? nameOf(element).startsWith(name.slice(0, -1)) : nameOf(element) === name;

// Elements of a role with that name, inside the groups of that name where one is given. Beside them the names that
// there are, for the message when it is another one.
const find = (role, name, group) => {
  const within = group === null ? [document] : ofRole("group", document).filter((one) => nameOf(one) === group);
  const all = within.flatMap((one) => ofRole(role, one));
  const found = all.filter((one) => isNamed(one, name));
  // What a person hits: the label, because the control itself may be drawn by style and lie out of sight.
  const targets = found.map((one) => (role === "radio" || role === "checkbox") && one.labels?.[0] || one);
  return {
    found,
    targets,
    names: all.map(nameOf),
    groups: group === null ? null : ofRole("group", document).map(nameOf),
  };
};

const frame = () => new Promise(requestAnimationFrame);

// What keeps a person from hitting an element now, null when nothing does. An engine aims first and hits later: what
// moves in between is missed, and something else is hit.
const obstacle = async (element) => {
  // Where a journey has kept the app on its way, it is the page before it that is meant.
  const isMeant = "broken" in document.body.dataset || "appArrives" in window;
  if (!isMeant && element.closest("#static-page")) return "is about to be replaced by the app";
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const place = () => JSON.stringify(element.getBoundingClientRect());
  const before = place();
  await frame();
  await frame();
  if (!element.isConnected) return "is gone";
  return place() === before ? null : "moves";
};

const firstHeading = () => ofRole("heading", document).filter((one) => one.tagName === "H1").map(wordsOf)[0] ?? null;

const pageText = () => cleaned(document.body?.innerText);

// The part of the page between header and footer.
const mainText = () => cleaned([...document.querySelectorAll("main")].find(shown)?.innerText);

const regionNamed = (name) => ofRole("region", document).find((one) => nameOf(one) === name);

const regionText = (name) => {
  const region = regionNamed(name);
  return region ? cleaned(region.innerText) : null;
};

// The names of everything of a role, on the page or in one region of it.
const namesOf = (role, region) => {
  const within = region === null ? document : regionNamed(region);
  return within ? ofRole(role, within).map(nameOf) : null;
};

// Everything there is to read, out of sight or not, with what stands in the fields.
const everything = () => {
  const fields = [...document.querySelectorAll("input, textarea, select")].map((field) => field.value);
  return cleaned([document.title, location.href, document.body?.textContent, ...fields].join(" "));
};

// What a list of facts says about a term.
const fact = (term) => {
  const found = [...document.querySelectorAll("dt")].filter(shown).find((one) => wordsOf(one) === term);
  return found ? wordsOf(found.nextElementSibling) : null;
};

const focused = () => {
  const element = document.activeElement;
  if (!element || element === document.body) return "nothing";
  const role = roleOf(element);
  return role === "main" ? role : `${role} ${nameOf(element)}`.trim();
};

// What keeps one from seeing where the focus is, null when nothing does. A row that is a target as a whole wears the ring
// of the control in it.
const whyFocusIsUnseen = () => {
  const control = document.activeElement;
  const name = focused();
  const isRinged = (element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const ringed = [control, control.closest(".tile")].find((element) => element && isRinged(element));
  if (!ringed) return `${name} wears no ring`;
  const { top, bottom } = ringed.getBoundingClientRect();
  return top < innerHeight && bottom > 0 ? null : `${name} is out of sight`;
};

// What a control says is wrong with it, empty when nothing is.
const problemOf = (element) => {
  if (element.getAttribute("aria-invalid") !== "true") return "";
  const ids = `${element.getAttribute("aria-errormessage") ?? ""} ${element.getAttribute("aria-describedby") ?? ""}`;
  return cleaned(ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
};

const stored = () => JSON.stringify({ local: { ...localStorage }, session: { ...sessionStorage } });

// `null` while there is no such field.
const typeAndReload = (label, text) => {
  const [field] = find("field", label, null).found;
  if (!field) return null;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  window.goes = true;
  location.reload();
  return true;
};
