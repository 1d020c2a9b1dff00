//! Path data and transforms of ECharts' drawings, in fewer bytes: at most one decimal.

/// A number with at most one decimal and no more characters than needed.
pub fn short(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    if rounded == 0.0 { "0".to_string() } else { rounded.to_string() }
}

/// Reads a number.
pub fn number(text: &str) -> Result<f64, String> {
    match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(format!("`{text}` is not a number")),
    }
}

/// The distance of a transform that may only move: text that is turned or scaled is an error.
pub fn moved(transform: Option<&str>) -> Result<(f64, f64), String> {
    let Placed { x, y, scale_x, scale_y } = placed(transform)?;
    if (scale_x, scale_y) == (1.0, 1.0) {
        Ok((x, y))
    } else {
        Err("words may not be scaled".to_string())
    }
}

struct Placed {
    x: f64,
    y: f64,
    scale_x: f64,
    scale_y: f64,
}

impl Placed {
    /// The number of an `H` or a `V`.
    fn reach(&self, command: char, to: f64) -> f64 {
        if command == 'H' { to * self.scale_x + self.x } else { to * self.scale_y + self.y }
    }
}

fn placed(transform: Option<&str>) -> Result<Placed, String> {
    let mut placed = Placed { x: 0.0, y: 0.0, scale_x: 1.0, scale_y: 1.0 };
    for step in transform.unwrap_or_default().split_terminator(')') {
        let (name, numbers) =
            step.split_once('(').ok_or_else(|| format!("`{step}` is not a transform"))?;
        let numbers: Vec<f64> = numbers
            .split([' ', ','])
            .filter(|n| !n.is_empty())
            .map(number)
            .collect::<Result<_, _>>()?;
        match (name.trim(), &numbers[..]) {
            ("translate", [x, y]) => (placed.x, placed.y) = (*x, *y),
            ("matrix", [a, 0.0, 0.0, d, x, y]) => {
                placed = Placed { x: *x, y: *y, scale_x: *a, scale_y: *d };
            }
            ("scale", [x, y]) => (placed.scale_x, placed.scale_y) = (*x, *y),
            (name, _) => return Err(format!("a mark may not have the transform `{name}`")),
        }
    }
    Ok(placed)
}

/// Path data with its transform worked in, without points that no line leaves.
pub fn tidy(d: &str, transform: Option<&str>) -> Result<String, String> {
    let placed = placed(transform)?;
    let mut tidy = String::with_capacity(d.len());
    let commands = commands(d)?;
    let is_bar = commands.iter().all(|(command, numbers)| belongs_to_a_bar(*command, numbers));
    let whole =
        |numbers: &[f64]| numbers.iter().map(|n| if is_bar { n.round() } else { *n }).collect();
    let mut at = None;
    for (i, (command, numbers)) in commands.iter().enumerate() {
        let next = commands.get(i + 1).map(|(next, _)| next);
        let numbers: &Vec<f64> = &whole(numbers);
        if *command == 'M' && next.is_none_or(|next| *next == 'M') {
            continue;
        }
        match straight(*command, numbers, at) {
            Some((command, to)) => put(&mut tidy, command, &[placed.reach(command, to)]),
            None => write(&mut tidy, *command, numbers, &placed)?,
        }
        at = end(*command, numbers);
    }
    Ok(tidy)
}

/// Bars stand on whole pixels: their edges are sharp.
fn belongs_to_a_bar(command: char, numbers: &[f64]) -> bool {
    match (command, numbers) {
        ('M', [_, _]) | ('Z' | 'z', []) => true,
        ('l', [x, y]) => *x == 0.0 || *y == 0.0,
        _ => false,
    }
}

/// A line that runs straight across, or straight down, from where the path stands: `H` or `V` with
/// one number.
fn straight(command: char, numbers: &[f64], at: Option<(f64, f64)>) -> Option<(char, f64)> {
    let ('L', [x, y], Some((from_x, from_y))) = (command, numbers, at) else { return None };
    match (*x == from_x, *y == from_y) {
        (false, true) => Some(('H', *x)),
        (true, false) => Some(('V', *y)),
        _ => None,
    }
}

/// Where the path stands after a command that says so.
fn end(command: char, numbers: &[f64]) -> Option<(f64, f64)> {
    match (command, numbers) {
        ('M' | 'L', [x, y]) => Some((*x, *y)),
        _ => None,
    }
}

/// The commands of a path, each with its numbers.
fn commands(d: &str) -> Result<Vec<(char, Vec<f64>)>, String> {
    let mut commands: Vec<(char, Vec<f64>)> = Vec::new();
    let starts: Vec<usize> = d
        .char_indices()
        .filter(|(_, c)| c.is_ascii_alphabetic() && *c != 'e')
        .map(|(i, _)| i)
        .collect();
    for (n, &start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(d.len());
        let command = d[start..].chars().next().expect("a command starts here");
        let numbers = d[start + 1..end].split([' ', ',']).filter(|n| !n.is_empty());
        commands.push((command, numbers.map(number).collect::<Result<_, _>>()?));
    }
    Ok(commands)
}

fn write(to: &mut String, command: char, numbers: &[f64], placed: &Placed) -> Result<(), String> {
    let Placed { x, y, scale_x, scale_y } = *placed;
    match (command, numbers) {
        ('Z' | 'z', []) => to.push('Z'),
        ('M' | 'L', [a, b]) => put(to, command, &[a * scale_x + x, b * scale_y + y]),
        ('l', [dx, 0.0]) => put(to, 'h', &[dx * scale_x]),
        ('l', [0.0, dy]) => put(to, 'v', &[dy * scale_y]),
        ('l', [dx, dy]) => put(to, 'l', &[dx * scale_x, dy * scale_y]),
        ('A', [rx, ry, turn, large, sweep, a, b]) => put(
            to,
            'A',
            &[rx * scale_x, ry * scale_y, *turn, *large, *sweep, a * scale_x + x, b * scale_y + y],
        ),
        _ => return Err(format!("a path may not have the command `{command}`")),
    }
    Ok(())
}

fn put(to: &mut String, command: char, numbers: &[f64]) {
    to.push(command);
    for (i, number) in numbers.iter().enumerate() {
        let text = short(*number);
        if i > 0 && !text.starts_with('-') {
            to.push(' ');
        }
        to.push_str(&text);
    }
}
