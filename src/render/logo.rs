//! The publisher's logo.

use super::page::LogoView;
use super::rules;
use crate::diagnostic::{Diagnostic, Diagnostics, did_you_mean};
use crate::model::Site;
use crate::source::{FilePath, Spanned};

/// A logo is one of the pictures below `content/`.
pub fn check(site: &Site, out: &mut Diagnostics) {
    let brand = &site.settings.brand;
    for name in [&brand.logo, &brand.logo_dark].into_iter().flatten() {
        if address(site, name).is_none() {
            let message = format!("there is no picture `content/{}`", name.value);
            let known = site.directory.pictures().map(|(_, address)| address);
            let help = did_you_mean(&name.value, known.collect::<Vec<_>>());
            let help = help.or_else(|| Some("put the picture into `content/`".to_owned()));
            out.push(Diagnostic::at(&rules::MISSING_LOGO, &name.span, message).help_if(help));
        }
    }
}

/// The logo as a template shows it: none or one.
pub fn view(site: &Site, href: impl Fn(&str) -> String) -> Vec<LogoView> {
    let brand = &site.settings.brand;
    let link = |name: &Option<Spanned<String>>| {
        name.as_ref().and_then(|name| address(site, name)).map(|address| href(&address))
    };
    let dark = link(&brand.logo_dark).into_iter().collect();
    link(&brand.logo).map(|href| LogoView { href, dark }).into_iter().collect()
}

fn address(site: &Site, name: &Spanned<String>) -> Option<String> {
    let file = FilePath::new(format!("content/{}", name.value));
    let mut pictures = site.directory.pictures();
    pictures.find(|(path, _)| **path == file).map(|(_, address)| address.to_owned())
}
