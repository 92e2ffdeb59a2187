import { useTranslation } from "react-i18next";
import { Page } from "./Page.jsx";

export function Sent({ number, code }) {
  const { t } = useTranslation();
  return (
    <Page title={t("sent.title")}>
      <p className="lead">{t("sent.lead")}</p>
      <dl className="facts">
        <dt>{t("sent.number")}</dt>
        <dd>{number}</dd>
        <dt>{t("sent.code")}</dt>
        <dd>{code}</dd>
      </dl>
      <p>{t("sent.keep")}</p>
    </Page>
  );
}
