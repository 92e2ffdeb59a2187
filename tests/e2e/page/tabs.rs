//! More than one tab of one browser.

use fantoccini::wd::WindowHandle;

use super::{Page, worked};

impl Page {
    /// The tab that is spoken to now.
    pub(crate) async fn tab(&self) -> WindowHandle {
        worked("there is no tab", self.browser.client.window().await)
    }

    /// Opens the service in one more tab, which is spoken to from now on. It stands in a window of its own, so that the
    /// others stay in sight and go on with what they do.
    pub(crate) async fn open_in_new_tab(&self, path: &str) -> WindowHandle {
        self.note("open a new tab");
        let new = worked("no tab can be opened", self.browser.client.new_window(false).await);
        worked("the new tab is gone", self.browser.client.switch_to_window(new.handle.clone()).await);
        self.browser.resize(self.browser.screen()).await;
        self.open(path).await;
        new.handle
    }

    /// Speaks to another tab.
    pub(crate) async fn switch_to(&self, tab: &WindowHandle) {
        self.note("go to another tab");
        // A person's hand takes the focus from the tab that it leaves; a driver's does not.
        self.run("dispatchEvent(new Event('blur'))").await;
        self.go_to(tab).await;
    }

    async fn go_to(&self, tab: &WindowHandle) {
        worked("the tab is gone", self.browser.client.switch_to_window(tab.clone()).await);
    }

    /// Closes the tab that is spoken to and goes to another one.
    pub(crate) async fn close_tab_for(&self, other: &WindowHandle) {
        self.note("close the tab");
        worked("the tab cannot be closed", self.browser.client.close_window().await);
        self.go_to(other).await;
    }
}
