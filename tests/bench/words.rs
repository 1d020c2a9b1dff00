//! The words that generated sites are made of: plain, without digits, every acronym in the glossary.

/// Topics of sections. A section's number picks one, and [`AREAS`] once all are taken.
pub const TOPICS: &[&str] = &[
    "Introduction",
    "The partnership",
    "Our strategy",
    "Reducing reoffending",
    "Reducing victimisation",
    "Violence prevention",
    "Young people",
    "Domestic abuse",
    "Hate crime",
    "Safer streets",
    "Homes and estates",
    "Drugs and alcohol",
    "Business crime",
    "Modern slavery",
    "Rough sleeping",
    "Schools and colleges",
    "Work with communities",
    "Listening to residents",
    "Moving forward",
    "How we work",
];

/// Where a topic is told of again.
pub const AREAS: &[&str] = &[
    "in the east",
    "in the west",
    "in the north",
    "in the south",
    "in the centre",
    "in the villages",
    "beside the canal",
    "around the stations",
    "near the hospital",
];

/// Headings of a section, in turn.
pub const HEADINGS: &[&str] = &[
    "What we did",
    "Why it matters",
    "Who took part",
    "Partners and projects",
    "What residents told us",
    "What comes next",
    "Support for families",
    "Work in schools",
    "Training for staff",
    "Places and streets",
    "Advice and information",
    "What we learned",
];

/// Who did something.
pub const SUBJECTS: &[&str] = &[
    "the partnership",
    "our team",
    "every school",
    "the police",
    "local charities",
    "youth workers",
    "the council",
    "a group of residents",
    "people from every ward",
    "the night team",
    "our partners",
    "volunteers",
    "the fire service",
    "nurses and doctors",
    "shops in the centre",
    "members of the board",
    "the town hall",
    "workers from two charities",
    "officers of the court",
    "the street team",
];

/// What they did.
pub const VERBS: &[&str] = &[
    "worked with",
    "met",
    "helped",
    "listened to",
    "wrote to",
    "trained",
    "visited",
    "spoke with",
    "planned events with",
    "shared advice with",
    "set up meetings with",
    "found new ways to reach",
];

/// With whom.
pub const OBJECTS: &[&str] = &[
    "young people at risk",
    "families who need a hand",
    "residents who had been harmed",
    "schools in the east of the city",
    "people who sleep rough",
    "people who had been hurt",
    "people who report a crime",
    "children who miss school",
    "men and women in low-paid work",
    "groups that offer advice",
    "people who had asked for a talk",
    "neighbours who care about the park",
    "workers on the late shift",
    "those who live alone",
    "teachers in every year",
    "drivers & riders on the night buses",
    "people who chose to help",
    "the owners of the “Old Mill” estate",
];

/// Why or how.
pub const TAILS: &[&str] = &[
    "to make streets safer",
    "during the summer",
    "in every part of the city",
    "so that fewer people come to harm",
    "before the school holidays",
    "and wrote down what they said",
    "with money from the city",
    "after a careful review",
    "where rules are in place",
    "with the help of a map",
    "because it’s what residents asked for",
    "and will do so again",
    "at a café near the market",
    "without waiting for a crisis",
];

/// May stand before a subject.
pub const OPENERS: &[&str] =
    &["", "", "", "in the spring, ", "as planned, ", "once more, ", "with new funding, "];

/// Projects, for tables and headings.
pub const PROJECTS: &[&str] = &[
    "Street work",
    "Safe homes",
    "Girls allowed",
    "Open doors",
    "Night watch",
    "Second chance",
    "Good neighbours",
    "School links",
    "Fresh start",
    "Clean streets",
];

/// What a figure of a section counts; `%` stands for the section's title.
pub const COUNTS: &[(&str, &str)] = &[
    ("people", "people who took part in work on %"),
    ("sessions", "sessions held for work on %"),
    ("homes", "homes visited for work on %"),
    ("calls", "calls answered about %"),
];

/// What KPIs are about: title, measure.
pub const CRIMES: &[(&str, &str)] = &[
    ("Burglary", "burglaries recorded"),
    ("Knife crime", "knife crimes recorded"),
    ("Gun crime", "gun crimes recorded"),
    ("Personal robbery", "personal robberies recorded"),
    ("Vehicle crime", "vehicle crimes recorded"),
    ("Domestic abuse", "domestic abuse offences recorded"),
    ("Hate crime", "hate crimes recorded"),
    ("Public place violence", "violent offences recorded in public places"),
];

/// Where or how they happened: after the title, after the measure.
pub const KINDS: &[&str] = &[
    "",
    " in homes",
    " in shops",
    " in schools",
    " at night",
    " at weekends",
    " with young victims",
    " with older victims",
    " in the centre",
];

/// The groups of KPIs: id, title.
pub const THEMES: &[(&str, &str)] = &[
    ("reducing-reoffending", "Reducing reoffending"),
    ("gangs-and-youth-crime", "Gangs and youth crime"),
    ("violence-at-home", "Violence at home"),
    ("vulnerability", "Vulnerability"),
];

/// The glossary: term, expansion, meaning, and a sentence that uses it.
pub const TERMS: &[(&str, &str, &str, &str)] = &[
    (
        "ASB",
        "anti-social behaviour",
        "Acts that cause alarm or distress to neighbours.",
        "The ASB team answered every call.",
    ),
    (
        "CCTV",
        "closed-circuit television",
        "Cameras that watch a public place.",
        "New CCTV watches the bus station.",
    ),
    (
        "cohesion",
        "",
        "People from different backgrounds live side by side and get on well.",
        "This was good for cohesion.",
    ),
    (
        "county lines",
        "",
        "Gangs use children to sell drugs in other towns.",
        "Two schools held lessons on county lines.",
    ),
    (
        "CSP",
        "community safety partnership",
        "Public bodies that must work together on crime.",
        "The CSP agreed to this in the spring.",
    ),
    (
        "DHR",
        "domestic homicide review",
        "A look at what can be learned after a death.",
        "A DHR told us what to do better.",
    ),
    (
        "domestic abuse",
        "",
        "Harm done by a partner or by somebody in the family.",
        "Nurses learned to ask about domestic abuse.",
    ),
    (
        "early help",
        "",
        "Support for a family before a problem grows.",
        "Most families then got early help.",
    ),
    (
        "hate crime",
        "",
        "A crime against people because of who they are.",
        "Shops put up signs about hate crime.",
    ),
    (
        "IOM",
        "integrated offender management",
        "Agencies manage the most active offenders together.",
        "The IOM team met every week.",
    ),
    (
        "MARAC",
        "multi-agency risk assessment conference",
        "A meeting about victims in danger.",
        "The MARAC heard every case.",
    ),
    (
        "mediation",
        "",
        "Somebody neutral helps people to settle a quarrel.",
        "Some neighbours tried mediation.",
    ),
    (
        "mentoring",
        "",
        "A person with experience gives advice and support.",
        "Older pupils took up mentoring.",
    ),
    (
        "modern slavery",
        "",
        "People are made to work or held against their will.",
        "We taught staff the signs of modern slavery.",
    ),
    (
        "NPS",
        "National Probation Service",
        "The service that supervised offenders at high risk.",
        "The NPS lent us a room.",
    ),
    ("outreach", "", "Workers go to where people are.", "Nights of outreach went on all winter."),
    (
        "PCC",
        "police and crime commissioner",
        "The person elected to oversee the police.",
        "The PCC paid for part of it.",
    ),
    (
        "PSPO",
        "public spaces protection order",
        "Rules for what people may do in a place.",
        "A PSPO covers the square.",
    ),
    (
        "restorative justice",
        "",
        "Victims and offenders talk about the harm that was done.",
        "Both sides chose restorative justice.",
    ),
    (
        "safeguarding",
        "",
        "Work that protects children and adults from harm.",
        "Every volunteer was trained in safeguarding.",
    ),
    (
        "VRU",
        "violence reduction unit",
        "A team that looks for the causes of violence.",
        "The VRU paid for the rest.",
    ),
    (
        "YOT",
        "youth offending team",
        "The team that works with young people who break the law.",
        "The YOT met every family.",
    ),
];
