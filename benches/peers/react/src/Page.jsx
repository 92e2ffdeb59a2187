import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";

let isFirst = true;

/** A page with its heading, and what is wrong above it: `problems` are `{ target, text }`, found at the `attempt`-th try. */
export function Page({ title, progress, problems = [], attempt, children }) {
  const { t } = useTranslation();
  const [heading, summary] = [useRef(null), useRef(null)];
  useEffect(() => {
    document.title = t("pageTitle", { title });
    if (!isFirst) {
      scrollTo(0, 0);
      heading.current.focus();
    }
    isFirst = false;
  }, [title]);
  useEffect(() => summary.current?.focus(), [attempt]);
  return (
    <>
      {problems.length > 0 && (
        <div className="error-summary" role="alert" tabIndex={-1} aria-labelledby="error-title" ref={summary}>
          <h2 id="error-title">{t("errors")}</h2>
          <ul>
            {problems.map(({ target, text }) => (
              <li key={target}>
                <a href={`#${target}`} onClick={(event) => focus(event, target)}>{text}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {progress && <p className="progress">{progress}</p>}
      <h1 id="heading" tabIndex={-1} ref={heading}>{title}</h1>
      {children}
    </>
  );
}

/** What is wrong, at the field. */
export function Problem({ id, text }) {
  const { t } = useTranslation();
  if (!text) return null;
  return (
    <p className="error" id={`${id}-error`}>
      <span className="visually-hidden">{t("errorPrefix")}</span>
      {text}
    </p>
  );
}

function focus(event, target) {
  event.preventDefault();
  document.getElementById(target)?.focus();
}
