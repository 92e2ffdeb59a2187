// Runs axe and answers with one entry for each part of the page that breaks a rule.

const done = arguments[0];

const options = {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
  },
  // It is off unless asked for.
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
};

// In forced colours Chromium tells of `color` what it is forced to, but of the colour that letters are filled with,
// which axe asks first, what the page would have. No page here fills letters with anything but their colour.
const { getPropertyValue } = CSSStyleDeclaration.prototype;
CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
  return getPropertyValue.call(this, name === "-webkit-text-fill-color" ? "color" : name);
};

const parts = ({ id, help, nodes }) =>
  nodes.map(({ target, any, all, none }) => ({
    rule: id,
    target: target.join(" "),
    help,
    why: [...any, ...all, ...none].map(({ message }) => message).join("; "),
  }));

axe
  .run(document, options)
  .then(
    ({ violations }) => violations.flatMap(parts),
    (cause) => [{ rule: "every rule", target: "html", help: "axe could not run", why: String(cause) }],
  )
  .then((found) => {
    CSSStyleDeclaration.prototype.getPropertyValue = getPropertyValue;
    done(found);
  });
