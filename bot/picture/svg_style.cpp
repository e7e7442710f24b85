// Colours after Okabe and Ito ("Color Universal Design", 2008), which people with any kind of colour vision tell apart.
#include "picture/svg.hpp"

namespace bot::picture {

std::string_view svg_rules() {
    return R"svg(.day-picture{font:12px system-ui,"DejaVu Sans",sans-serif}
.day-picture text{fill:#1b1f24}
.day-picture .paper{fill:#ffffff}
.day-picture .shade{fill:#f3f5f7}
.day-picture .l-title{font-size:17px;font-weight:600}
.day-picture .l-date{font-weight:600}
.day-picture .l-tick,.day-picture .l-fold,.day-picture .l-edge{fill:#4a535e}
.day-picture .l-tick,.day-picture .l-fold,.day-picture .l-band{paint-order:stroke;stroke:#ffffff;stroke-width:3}
.day-picture .e{stroke:#4a535e;stroke-width:1.2}
.day-picture .e-tick{stroke:#d5dae0;stroke-width:1}
.day-picture .e-last-start{stroke-dasharray:6 3}
.day-picture .e-wind-down{stroke-dasharray:2 3}
.day-picture .fold{fill:#ffffff;stroke:#9aa4af;stroke-dasharray:3 3}
.day-picture .b{stroke-width:1.2}
.day-picture .b-planned{fill:none;stroke:#6b7580;stroke-dasharray:3 2}
.day-picture .b-running{fill:#0072b2;stroke:#004f7d}
.day-picture .b-rolling-back{fill:url(#day-picture-hatch);stroke:#8a5a00}
.day-picture .b-change{fill:url(#day-picture-dots);stroke:#00664a}
.day-picture .hatch-ground{fill:#e69f00}.day-picture .hatch-line{stroke:#5c3c00;stroke-width:1.6}
.day-picture .dots-ground{fill:#cfeee3}.day-picture .dots-dot{fill:#00664a}
.day-picture .s-hold{fill:url(#day-picture-hold);stroke:#7b5ea7}
.day-picture .s-stopped{fill:url(#day-picture-stopped);stroke:#d55e00}
.day-picture .s-real{fill:url(#day-picture-real);stroke:#1b1f24}
.day-picture .hold-line{stroke:#7b5ea7;stroke-width:1.4}
.day-picture .stopped-line{stroke:#d55e00;stroke-width:1.4}
.day-picture .real-line{stroke:#1b1f24;stroke-width:1}
.day-picture .m{stroke:#1b1f24;stroke-width:1.2;fill:#ffffff}
.day-picture .m-note{fill:#ffffff}
.day-picture .m-sighting{fill:#d55e00}
.day-picture .m-change{fill:#009e73}
.day-picture .m-word{fill:#cc79a7}
.day-picture .m-decision{fill:#f0e442}
.day-picture .many{font-size:10px;font-weight:600;text-anchor:middle;stroke:none;fill:#000000}
.day-picture .spot{fill:none;pointer-events:all}
.day-picture .tip{display:none;pointer-events:none}
.day-picture .tip rect{fill:#1b1f24;stroke:none}
.day-picture .tip text{fill:#ffffff;stroke:none}
.day-picture g:focus{outline:none}
.day-picture g:focus>.spot{stroke:#d55e00;stroke-width:3}
.day-picture g:focus>.tip,.day-picture g:hover>.tip{display:inline}
@media screen and (prefers-color-scheme:dark){
.day-picture text{fill:#e6e9ed}
.day-picture .paper{fill:#15181c}
.day-picture .shade{fill:#1d2127}
.day-picture .l-tick,.day-picture .l-fold,.day-picture .l-edge{fill:#aab3bd}
.day-picture .l-tick,.day-picture .l-fold,.day-picture .l-band{stroke:#15181c}
.day-picture .e{stroke:#aab3bd}
.day-picture .e-tick{stroke:#333a42}
.day-picture .fold{fill:#15181c;stroke:#6b7580}
.day-picture .b-planned{stroke:#9aa4af}
.day-picture .b-running{fill:#56b4e9;stroke:#a6d8f5}
.day-picture .b-rolling-back{stroke:#ffd27a}
.day-picture .b-change{stroke:#8fe388}
.day-picture .dots-ground{fill:#0d3a2d}.day-picture .dots-dot{fill:#8fe388}
.day-picture .s-hold{stroke:#b79be0}.day-picture .hold-line{stroke:#b79be0}
.day-picture .s-real{stroke:#e6e9ed}.day-picture .real-line{stroke:#e6e9ed}
.day-picture .m{stroke:#e6e9ed;fill:#15181c}
.day-picture .m-note{fill:#15181c}
.day-picture .m-sighting{fill:#ff8a3d}
.day-picture .m-change{fill:#2cc79a}
.day-picture .m-word{fill:#e3a3c6}
.day-picture .m-decision{fill:#f0e442}
.day-picture .many{fill:#e6e9ed}
.day-picture .m-sighting+.many,.day-picture .m-change+.many,.day-picture .m-word+.many,.day-picture .m-decision+.many{fill:#15181c}
.day-picture .tip rect{fill:#e6e9ed}
.day-picture .tip text{fill:#15181c}
}
)svg";
}

std::string_view svg_patterns() {
    return R"svg(<defs>
<pattern id="day-picture-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/><path class="hatch-line" d="M0 0V6"/></pattern>
<pattern id="day-picture-dots" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="dots-ground" width="5" height="5"/><circle class="dots-dot" cx="2.5" cy="2.5" r="1"/></pattern>
<pattern id="day-picture-hold" width="9" height="9" patternUnits="userSpaceOnUse"><path class="hold-line" d="M4.5 0V9" opacity=".55"/></pattern>
<pattern id="day-picture-stopped" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="stopped-line" d="M4.5 0V9" opacity=".55"/></pattern>
<pattern id="day-picture-real" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="real-line" d="M4 0V8M0 4H8" opacity=".6"/></pattern>
</defs>
)svg";
}

}  // namespace bot::picture
