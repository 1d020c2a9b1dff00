//! tmp
use swp_site::*;
fn main(){
    let mut files=source::Files::new();
    for root in ["swp-site.yaml","content","data","themes"] { for e in walkdir::WalkDir::new(root) { let e=e.unwrap(); if e.file_type().is_file(){ files.insert(e.path().to_str().unwrap(), std::fs::read(e.path()).unwrap()); } } }
    let t=std::time::Instant::now();
    let kept=Default::default();
    let b=build(&files,&Options{watch:Some(&|s|eprintln!("{s:?} {:?}",t.elapsed())),..Default::default()},&kept);
    eprintln!("{:?}",t.elapsed());
    print!("{}",diagnostic::print(&b.diagnostics,&files,diagnostic::Format::Human,diagnostic::Color::No));
    println!("{:?}",b.counts);
    for (p,bytes) in b.outputs.iter(){ let p=std::path::Path::new("public").join(p.as_str()); std::fs::create_dir_all(p.parent().unwrap()).unwrap(); std::fs::write(p,bytes).unwrap(); }
}
