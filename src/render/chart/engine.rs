//! ECharts inside QuickJS: an option goes in, the text of an SVG comes out.
//!
//! Each thread that draws has an engine of its own, made when it draws for the first time. Any
//! thread will do: a drawing needs an eighth of the stack that it may use.

use std::cell::RefCell;

use rquickjs::allocator::RustAllocator;
use rquickjs::context::EvalOptions;
use rquickjs::{CatchResultExt, Context, Ctx, Function, Module, Persistent, Runtime};

use super::DrawError;

/// Names everything that decides how an option is drawn. Part of the key of a kept drawing.
pub const VERSION: &str = "echarts 5.5.1, rquickjs 0.14.0";

/// What the script may use of its thread's stack, which is 2 MB where nobody asked for more: a
/// script that ran away would end in an error, not in the end of the program. (To compile the
/// script takes far more; build.rs does that.)
const STACK: usize = 1 << 20;

/// Garbage is collected when this much memory is in use. The engine itself takes about 6 MB, and
/// each collection walks all of it, so few and late collections are the cheap ones.
const COLLECT_AT: usize = 64 << 20;

/// The script in QuickJS's own form, made by build.rs.
static ECHARTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/echarts.bytecode"));

/// The names that the script looks for when it starts. Nothing here waits: a drawing is done when
/// its call returns.
const WINDOW: &str = "
globalThis.window = globalThis.self = globalThis;
globalThis.navigator = { userAgent: '' };
globalThis.setTimeout = globalThis.clearTimeout = () => 0;
";

/// What is done with it: makes the one function that Rust calls.
const DRAW: &str = include_str!("draw.js");

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

struct Engine {
    draw: Persistent<Function<'static>>,
    context: Context,
}

/// Draws an option (JSON), as ECharts' server-side renderer writes it.
pub fn draw(option: &str) -> Result<String, DrawError> {
    ENGINE.with_borrow_mut(|slot| {
        let engine = match slot {
            Some(engine) => engine,
            None => slot.insert(Engine::start().map_err(DrawError::Engine)?),
        };
        engine.draw(option).map_err(DrawError::Engine)
    })
}

impl Engine {
    fn start() -> Result<Self, String> {
        // The program's own allocator: a drawing makes and drops some ten thousand small objects.
        let runtime =
            Runtime::new_with_alloc(RustAllocator).map_err(|problem| problem.to_string())?;
        runtime.set_max_stack_size(STACK);
        runtime.set_gc_threshold(COLLECT_AT);
        let context = Context::full(&runtime).map_err(|problem| problem.to_string())?;
        let draw = context.with(|ctx| load(&ctx))?;
        Ok(Self { draw, context })
    }

    fn draw(&self, option: &str) -> Result<String, String> {
        self.context.with(|ctx| {
            let draw = self.draw.clone().restore(&ctx).map_err(|problem| problem.to_string())?;
            let drawn = draw.call((option,)).catch(&ctx);
            drawn.map_err(|problem| problem.to_string())
        })
    }
}

fn load(ctx: &Ctx<'_>) -> Result<Persistent<Function<'static>>, String> {
    let mut sloppy = EvalOptions::default();
    sloppy.strict = false;
    said(ctx, ctx.eval_with_options::<(), _>(WINDOW, sloppy))?;
    // SAFETY: the bytes were written by the same version of rquickjs (Cargo.toml pins it for the
    // build script and for the program) and are part of the program: nobody can change them.
    let module = said(ctx, unsafe { Module::load(ctx.clone(), ECHARTS) })?;
    let (_, finished) = said(ctx, module.eval())?;
    said(ctx, finished.finish::<()>())?;
    let draw: Function<'_> = said(ctx, ctx.eval(DRAW))?;
    Ok(Persistent::save(ctx, draw))
}

fn said<'js, T>(ctx: &Ctx<'js>, result: rquickjs::Result<T>) -> Result<T, String> {
    result.catch(ctx).map_err(|problem| problem.to_string())
}
