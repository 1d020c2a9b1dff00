//! One of many: the singular of a plural noun, where its form leaves no doubt.

/// Plurals that follow no rule.
const IRREGULAR: &[(&str, &str)] =
    &[("people", "person"), ("children", "child"), ("women", "woman"), ("men", "man")];

/// Endings whose singular is certain, with what takes their place. `-ses` and `-xes` are none of
/// them: cases have a case, and buses no buse.
const ENDINGS: &[(&str, &str)] =
    &[("sses", "ss"), ("shes", "sh"), ("ities", "ity"), ("ries", "ry"), ("cies", "cy")];

/// The singular of the last word; `None` where only a person can tell, who then says it.
pub fn of(plural: &str) -> Option<String> {
    let (before, noun) = plural.rsplit_once(' ').map_or(("", plural), |(b, n)| (b, n));
    let one = of_word(noun)?;
    Some(if before.is_empty() { one } else { format!("{before} {one}") })
}

fn of_word(noun: &str) -> Option<String> {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == noun) {
        return Some((*one).to_owned());
    }
    if let Some((end, one)) = ENDINGS.iter().find(|(end, _)| noun.ends_with(end)) {
        return Some(format!("{}{one}", noun.trim_end_matches(end)));
    }
    let stem = noun.strip_suffix('s')?;
    let doubtful = ["s", "i", "u", "se", "xe", "che", "ie", "oe", "ve", "ze"];
    (stem.len() > 1 && !doubtful.iter().any(|end| stem.ends_with(end))).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn only_forms_without_doubt() {
        let certain = [
            ("crimes", "crime"),
            ("gang members", "gang member"),
            ("businesses", "business"),
            ("people", "person"),
            ("first-time entrants", "first-time entrant"),
            ("robberies", "robbery"),
            ("activities", "activity"),
            ("offences", "offence"),
        ];
        for (many, one) in certain {
            assert_eq!(of(many).as_deref(), Some(one));
        }
        for doubtful in ["cases", "buses", "boxes", "staff", "cookies", "knives", "gas", "heroes"] {
            assert_eq!(of(doubtful), None, "{doubtful}");
        }
    }
}
