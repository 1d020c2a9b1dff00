//! What a view holds, for the check of templates and for the page that explains them to a designer.

/// What stands in a field.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Text.
    Text,
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// Any number of the same.
    List(&'static Shape),
    /// Fields of its own.
    View(&'static ViewShape),
}

/// A view: its name, what it is, and its fields.
#[derive(Debug)]
pub struct ViewShape {
    /// The name of the type.
    pub name: &'static str,
    /// What it is.
    pub docs: &'static [&'static str],
    /// In the order in which they are declared.
    pub fields: &'static [Field],
}

/// A field of a view.
#[derive(Debug)]
pub struct Field {
    /// Its name in templates.
    pub name: &'static str,
    /// What it holds.
    pub docs: &'static [&'static str],
    /// The same for the check.
    pub shape: Shape,
}

/// A type that can stand in a view.
pub trait Shaped {
    /// What it holds.
    const SHAPE: Shape;
}

/// A type that a template can be given.
pub trait View: Shaped {
    /// Its fields.
    const VIEW: &'static ViewShape;
}

impl Shaped for String {
    const SHAPE: Shape = Shape::Text;
}

impl Shaped for &'static str {
    const SHAPE: Shape = Shape::Text;
}

impl Shaped for bool {
    const SHAPE: Shape = Shape::Flag;
}

impl Shaped for u8 {
    const SHAPE: Shape = Shape::Number;
}

impl Shaped for usize {
    const SHAPE: Shape = Shape::Number;
}

impl<T: Shaped> Shaped for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

/// Declares views as structs are declared. Their fields and the comments above them are kept for the
/// check of templates and for `themes/README.md`.
macro_rules! views {
    ($($(#[doc = $docs:literal])* $(#[derive($($derive:ident),*)])? pub struct $name:ident {
        $($(#[doc = $field_docs:literal])* pub $field:ident: $type:ty,)*
    })*) => {$(
        $(#[doc = $docs])*
        #[derive(Clone, Debug, serde::Serialize)]
        pub struct $name {
            $($(#[doc = $field_docs])* pub $field: $type,)*
        }

        impl $crate::render::shape::Shaped for $name {
            const SHAPE: $crate::render::shape::Shape =
                $crate::render::shape::Shape::View(<Self as $crate::render::shape::View>::VIEW);
        }

        impl $crate::render::shape::View for $name {
            const VIEW: &'static $crate::render::shape::ViewShape =
                &$crate::render::shape::ViewShape {
                    name: stringify!($name),
                    docs: &[$($docs),*],
                    fields: &[$($crate::render::shape::Field {
                        name: stringify!($field),
                        docs: &[$($field_docs),*],
                        shape: <$type as $crate::render::shape::Shaped>::SHAPE,
                    }),*],
                };
        }
    )*};
}

pub(crate) use views;

impl ViewShape {
    /// A field by its name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
