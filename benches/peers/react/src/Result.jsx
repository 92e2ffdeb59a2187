import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { verdict } from "../../common/journey.js";
import { useAnswers } from "./answers.js";
import { Page } from "./Page.jsx";

export function Result() {
  const { t } = useTranslation();
  const found = verdict(useAnswers().answers);
  return (
    <Page title={t(`result.${found}.title`)}>
      <p className="lead">{t(`result.${found}.lead`)}</p>
      {(found === "eligible" || found === "review") && (
        <p>
          <Link className="button go" to="/application/child">{t("apply")}</Link>
        </p>
      )}
    </Page>
  );
}
