//! The pages that a public body must have, whatever its authors write.

/// A page that the law or good practice asks of every public body. Authors may put words of their
/// own before what the program writes: in `content/privacy.md` and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Whom to ask.
    Contact,
    /// Large print, braille, audio, other languages (Equality Act 2010).
    Formats,
    /// The accessibility statement (SI 2018/952, regulation 8).
    Accessibility,
    /// Personal data and cookies (UK GDPR, PECR).
    Privacy,
    /// How the content may be used again.
    Licence,
}

impl Duty {
    /// All of them, as the foot of each page lists them.
    pub const ALL: [Duty; 5] =
        [Duty::Contact, Duty::Formats, Duty::Accessibility, Duty::Privacy, Duty::Licence];

    /// Where the page stands, below the site.
    pub fn address(self) -> &'static str {
        match self {
            Duty::Contact => "contact/",
            Duty::Formats => "formats/",
            Duty::Accessibility => "accessibility/",
            Duty::Privacy => "privacy/",
            Duty::Licence => "licence/",
        }
    }

    /// The duty whose page stands at an address.
    pub fn at(address: &str) -> Option<Duty> {
        Duty::ALL.into_iter().find(|duty| duty.address() == address)
    }
}
