// The rules by which html-validate reads the scenes. What is not said here is as it recommends.
export default {
  extends: ["html-validate:recommended"],
  rules: {
    // A scene is what a browser writes down of its document, and it writes crossorigin="" and novalidate="".
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    // Where scripts run, <noscript> holds text and no elements: it stays as the minifier left it, without quotes.
    "attr-quotes": ["error", { unquoted: true }],
    // The development build of the catalogue is not minified, and blanks at the end of a line are nobody's concern.
    "no-trailing-whitespace": "off",
    // In letters of twice the size a telephone number must break, or the smallest phone would have to be scrolled.
    "tel-non-breaking": "off",
  },
};
