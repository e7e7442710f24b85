// What somebody typed, as Markdown that shows it as it was typed: it can become no heading, no picture, no link under
// another name, and mentions nobody. An address stays one. Pure.
#pragma once

#include <string>
#include <string_view>

namespace bot::chat::mattermost {

/// Shows nothing, and keeps apart what would be a mark together.
inline constexpr std::string_view word_joiner = "\u2060";

std::string escaped(std::string_view typed);

/// An address as a link that shows itself, between marks that say where it ends: without them Mattermost finds an end
/// of its own, behind whatever follows.
std::string as_link(std::string_view address);
/// As the target of a link, where no blank and no bracket can stand.
std::string as_target(std::string_view address);

}  // namespace bot::chat::mattermost
