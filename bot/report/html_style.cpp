#include "report/html_style.hpp"

namespace bot::report {

std::string_view html_style() {
    return R"(<style>
:root{--ink:#1b1f24;--quiet:#566069;--paper:#ffffff;--line:#d5dae0;--shade:#f3f5f7;--link:#005a9c;--accent:#b34700}
@media screen and (prefers-color-scheme:dark){
:root{--ink:#e6e9ed;--quiet:#aab3bd;--paper:#15181c;--line:#333a42;--shade:#1d2127;--link:#7cc0ff;--accent:#ffa061}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"DejaVu Sans",sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0 1rem}
h2{font-size:1.4rem;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--line)}
h3{font-size:1.1rem;margin:2rem 0 .5rem}
h4{font-size:.95rem;margin:1.25rem 0 .25rem;color:var(--quiet)}
p,ul{margin:.5rem 0;max-width:52rem}
ul{padding-left:1.3rem}
li{margin:.2rem 0;overflow-wrap:anywhere}
a{color:var(--link)}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;max-width:none}
time{white-space:nowrap}
.name{font-weight:600}
code{font-size:.9em;background:var(--shade);padding:.1em .3em;border-radius:3px}
.wide{overflow-x:auto;margin:.75rem 0}
.wide:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
figure{border:1px solid var(--line);border-radius:6px}
figure svg{display:block;width:100%;height:auto;min-width:62rem}
.sheet{display:none}
.past:not(:focus){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table{border-collapse:collapse;min-width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere;min-width:6rem}
thead th{white-space:nowrap;font-size:.85rem;color:var(--quiet);border-bottom:2px solid var(--line)}
tbody th{font-weight:600;min-width:9rem}
tbody tr:nth-child(odd){background:var(--shade)}
@media (max-width:40rem){tr:has(td:nth-child(5))>th{min-width:13rem}tr:has(td:nth-child(3):last-child)>*{min-width:9rem}tr:has(td:nth-child(3):last-child)>th{min-width:5rem}main{padding:1rem .75rem 3rem}h1{font-size:1.5rem}th,td{padding:.4rem .5rem}}
@media print{
body{font-size:10.5pt}main{max-width:none;padding:0}nav,.past{display:none}
h2{break-after:avoid}h3{break-after:avoid}tr,li{break-inside:avoid}
.wide{overflow:visible}figure{border:0;margin:0}figure svg{min-width:0}
#picture,.on-screen,.sheet{page:across}
#picture{margin-top:0}.on-screen{height:0;overflow:hidden}
.sheet{display:block;break-inside:avoid}.sheet+.sheet{break-before:page}.sheet svg{max-height:490pt}
@page{margin:16mm}@page across{size:A4 landscape;margin:10mm}}
</style>
)";
}

}  // namespace bot::report
