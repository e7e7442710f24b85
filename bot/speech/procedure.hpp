// How a failure is treated: the plan's own words as whole sentences, then the place where the rest stands, so that a
// procedure of several sentences does not become one long link.
#pragma once

#include "speech/say.hpp"

namespace bot::speech {

/// "The whole procedure", as a link; nothing where the plan names none.
inline std::optional<span> rest_of_procedure(std::string_view href) {
    if (href.empty()) return std::nullopt;
    auto made = linked("The whole procedure", href);
    return std::holds_alternative<link>(made) ? made : span(text{cleaned(href)});
}

/// "Page the owning team. The whole procedure."
inline line procedure_in_words(std::string_view said, std::string_view href) {
    auto made = words(sentence(said));
    if (const auto rest = rest_of_procedure(href)) pieces::add(made, words(" ", *rest, "."));
    return made;
}

}  // namespace bot::speech
