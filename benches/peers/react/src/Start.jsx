import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { pathAfter } from "../../common/journey.js";
import { useAnswers } from "./answers.js";
import { Page } from "./Page.jsx";

export function Start() {
  const { t } = useTranslation();
  const { setAnswers } = useAnswers();
  const navigate = useNavigate();
  const all = (key) => t(key, { returnObjects: true });
  const begin = (event, applicant) => {
    event.preventDefault();
    setAnswers({ applicant });
    navigate(pathAfter({ applicant }));
  };
  return (
    <Page title={t("start.title")}>
      <p className="lead">{t("start.lead")}</p>
      <h2 id="who">{t("start.question")}</h2>
      <ul className="doors" aria-labelledby="who">
        {all("start.doors").map(({ code, label, hint }) => (
          <li key={code}>
            <a className="door" href="/questions/birth-date" onClick={(event) => begin(event, code)}>
              <span className="door-label">{label}</span>
              <span className="door-hint">{hint}</span>
            </a>
          </li>
        ))}
      </ul>
      <h2>{t("start.how")}</h2>
      <ol>
        {all("start.stages").map(({ name, text }) => (
          <li key={name}>
            <h3>{name}</h3>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <h2>{t("start.what")}</h2>
      {all("start.whatText").map((text) => <p key={text}>{text}</p>)}
    </Page>
  );
}
