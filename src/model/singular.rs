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
    let certain = |(end, one): &(&str, &str)| Some(format!("{}{one}", noun.strip_suffix(end)?));
    if let Some(one) = ENDINGS.iter().find_map(certain) {
        return Some(one);
    }
    let stem = noun.strip_suffix('s')?;
    let doubtful = ["s", "i", "u", "se", "xe", "che", "ie", "oe", "ve", "ze"];
    // A word of three letters in `-s` is as often one thing (gas) as many.
    (stem.len() > 2 && !doubtful.iter().any(|end| stem.ends_with(end))).then(|| stem.to_owned())
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
