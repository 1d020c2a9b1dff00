//! tmp
use swp_site::*;
fn main(){
    let mut files=source::Files::new();
    for root in ["swp-site.yaml","content","data"] { for e in walkdir::WalkDir::new(root) { let e=e.unwrap(); if e.file_type().is_file(){ files.insert(e.path().to_str().unwrap(), std::fs::read(e.path()).unwrap()); } } }
    let t=std::time::Instant::now();
    let (raw,mut out)=load::load(&files);
    let t1=t.elapsed();
    let site=model::model(raw,&Default::default(),&mut out);
    let t2=t.elapsed();
    out.sort();
    print!("{}",diagnostic::print(&out,&files,diagnostic::Format::Human,diagnostic::Color::No));
    println!("{t1:?} {t2:?} {}",site.is_some());
    if let Some(s)=site { println!("{} reports {} sections {} kpis",s.reports.len(),s.reports[0].sections.len(),s.reports[0].readings.len()); }
}
