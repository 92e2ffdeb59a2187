//! Giving a page the size of a screen, which each engine does in its own way.

use serde_json::json;

use crate::{
    engine::{Browser, Engine, Screen},
    webdriver::{run, run_in_firefox},
};

const ROOM_FOR_TOOLBARS: u32 = 150;

const RESIZE_FIREFOX: &str = "
    const page = gBrowser.selectedBrowser.style;
    ['width', 'height'].forEach((side, place) => {
        page.setProperty(`min-${side}`, `${arguments[place]}px`);
        page.setProperty(`max-${side}`, `${arguments[place]}px`);
    });
";

/// How much higher the window is than the page, once the page knows how wide its window is.
const FRAME_OF_WEBKIT: &str = "
    return new Promise((done) => {
        const look = () =>
            innerWidth === outerWidth ? done(outerHeight - innerHeight) : requestAnimationFrame(look);
        look();
    });
";

const UNTIL_RESIZED: &str = "
    const [width, height, orWider] = arguments;
    return new Promise((done) => {
        const isWide = () => innerWidth === width || (orWider && innerWidth > width);
        const look = () => (isWide() && innerHeight === height ? done() : requestAnimationFrame(look));
        look();
    });
";

impl Browser {
    pub(crate) fn screen(&self) -> Screen {
        self.screen.get()
    }

    /// Gives the page the size of a screen. In WebKit it stays wider than a phone: the buttons of its window need 447
    /// pixels. The others' windows are never as narrow either, but there the page can be.
    pub(crate) async fn resize(&self, screen: Screen) {
        self.screen.set(screen);
        let (width, height) = screen.size();
        match self.engine {
            Engine::Chromium => {
                let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
            }
            Engine::Firefox => {
                self.resize_window(width, height + ROOM_FOR_TOOLBARS).await;
                let size = vec![json!(width), json!(height)];
                run_in_firefox::<()>(&self.client, RESIZE_FIREFOX, size).await;
            }
            Engine::WebKit => {
                let frame: u32 = run(&self.client, FRAME_OF_WEBKIT, vec![]).await;
                self.resize_window(width, height + frame).await;
            }
        }
        run(&self.client, UNTIL_RESIZED, vec![json!(width), json!(height), json!(self.engine == Engine::WebKit)]).await
    }

    async fn resize_window(&self, width: u32, height: u32) {
        if let Err(cause) = self.client.set_window_size(width, height).await {
            panic!("the window cannot become {width} × {height}: {cause}");
        }
    }
}
