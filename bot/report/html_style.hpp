// How the report looks, as one <style> element.
#pragma once

#include <string_view>

namespace bot::report {

std::string_view html_style();

}  // namespace bot::report
