// The present, for a page that must not see another one. Everything else about dates is as it was.
(now) => {
  window.Date = class extends Date {
    constructor(...given) {
      super(...(given.length ? given : [now]));
    }
    static now() {
      return now;
    }
  };
}
