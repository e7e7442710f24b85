// What a guest may see of their day, and the one who knows: whoever owns the days. The views in it are good until
// somebody waits for something.
#pragma once

#include "day/view.hpp"

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <optional>

namespace bot::web {

struct sight {
    day::role as = day::role::none;
    day::public_day open;
    std::optional<day::agents_day> inside;  ///< agents and the facilitator alone

    /// The retrospective is over, or there never was one: nobody has a page any more.
    bool is_over() const { return day::is_over(open.open().now); }
};

/// Nothing for a day that is not there.
using look = std::function<std::optional<sight>(day::day_id, const day::person_id&)>;
/// Returns when all that can be looked at now is on disk; false when the disk refused it, and it never was.
using settle = std::function<boost::asio::awaitable<bool>()>;

}  // namespace bot::web
