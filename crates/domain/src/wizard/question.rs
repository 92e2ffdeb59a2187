//! The questions of the wizard, in their fixed order.

use crate::choice::choice;

choice! {
    /// A question, one a page. The order of the variants is the order of asking: who applies, then
    /// everything that decides eligibility, and only then what shapes the lists of documents, so that
    /// nobody is asked about papers who may not have a certificate.
    pub enum Question {
        /// Who is applying?
        Applicant = "applicant",
        /// Whom does the member of staff help? Asked of staff alone.
        Helped = "helper",
        /// When was the child born?
        BirthDate = "birth-date",
        /// Does the child live in the municipality?
        Residence = "residence",
        /// Does the child have a certificate already?
        Already = "already",
        /// Does the child attend a kindergarten or a school?
        Attends = "attends",
        /// Which identity document does the child hold?
        Identity = "identity",
    }
}
